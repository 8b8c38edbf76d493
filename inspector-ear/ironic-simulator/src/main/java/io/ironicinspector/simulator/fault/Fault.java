package io.ironicinspector.simulator.fault;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An order to break calls, such as {@code Fault.on("PUT",
 * "/v1/nodes/[^/]+/states/power").answering(409).times(2)}. Without {@link #times} it holds until
 * it is withdrawn; without an end ({@link #answering}, {@link #dropping}) the call goes its
 * ordinary way, after the delay if there is one. Immutable.
 */
public final class Fault {
  private final Optional<String> method;
  private final Pattern path;
  private final FaultEffect effect;
  private final OptionalInt times;

  private Fault(Optional<String> method, Pattern path, FaultEffect effect, OptionalInt times) {
    this.method = method;
    this.path = path;
    this.effect = effect;
    this.times = times;
  }

  /**
   * Begins an order for one method.
   *
   * @param path a regular expression for the whole path, without or with the query
   * @throws PatternSyntaxException if it is none
   */
  public static Fault on(String method, String path) {
    return new Fault(
        Optional.of(method), Pattern.compile(path), FaultEffect.NONE, OptionalInt.empty());
  }

  /** Like {@link #on}, for every method. */
  public static Fault onAny(String path) {
    return new Fault(
        Optional.empty(), Pattern.compile(path), FaultEffect.NONE, OptionalInt.empty());
  }

  /** Answers this status, with a body as Ironic's errors have it. The call has no effect. */
  public Fault answering(int status) {
    return with(
        new FaultEffect(effect.delay(), OptionalInt.of(status), effect.body(), effect.drop()));
  }

  /** Answers this status and body. The call has no effect. */
  public Fault answering(int status, JsonValue body) {
    return with(
        new FaultEffect(
            effect.delay(), OptionalInt.of(status), Optional.of(body.toString()), effect.drop()));
  }

  /** Waits before anything happens. The delay holds up this call only. */
  public Fault delayedBy(Duration delay) {
    return with(new FaultEffect(delay, effect.status(), effect.body(), effect.drop()));
  }

  /** Closes the connection without an answer. The call has no effect. */
  public Fault dropping() {
    return with(new FaultEffect(effect.delay(), effect.status(), effect.body(), true));
  }

  /** Breaks only this many calls. @throws IllegalArgumentException if that is not positive */
  public Fault times(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be positive, was " + times);
    }
    return new Fault(method, path, effect, OptionalInt.of(times));
  }

  private Fault with(FaultEffect newEffect) {
    return new Fault(method, path, Objects.requireNonNull(newEffect), times);
  }

  boolean matches(String callMethod, String callPath, String callPathAndQuery) {
    return method.map(callMethod::equals).orElse(true)
        && (path.matcher(callPath).matches() || path.matcher(callPathAndQuery).matches());
  }

  Optional<String> method() {
    return method;
  }

  String path() {
    return path.pattern();
  }

  FaultEffect effect() {
    return effect;
  }

  OptionalInt times() {
    return times;
  }
}
