package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One active message-driven bean: its events wait in a queue, and one piece of work at a time takes
 * them to one endpoint, in order. While the server has no endpoint or no thread the queue waits. No
 * thread is held when there is nothing to tell.
 */
final class MembershipActivation implements MembershipListener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MembershipActivation.class.getName());

  private final MessageEndpointFactory endpoints;
  private final ActivationSettings settings;
  private final Deliverer deliverer;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
  private final EventQueue queue;
  private final List<Runnable> ends = new ArrayList<>();
  private boolean underWay;
  private boolean closed;

  MembershipActivation(
      MessageEndpointFactory endpoints, ActivationSettings settings, Deliverer deliverer) {
    this.endpoints = endpoints;
    this.settings = settings;
    this.deliverer = deliverer;
    this.queue = new EventQueue(settings.maxQueue());
  }

  /** Hears of the group and runs for the election, until the close; neither if one fails. */
  void begin(Coordinator coordinator) {
    boolean begun = false;
    try {
      listenTo(coordinator);
      begun = true;
    } finally {
      if (!begun) {
        close();
      }
    }
  }

  private void listenTo(Coordinator coordinator) {
    Subscription group = coordinator.watch(settings.group().orElseGet(coordinator::group), this);
    atClose(group::close);
    settings
        .election()
        .map(election -> coordinator.runFor(election, this))
        .ifPresent(candidacy -> atClose(candidacy::close));
  }

  // The server may deactivate while it activates.
  private void atClose(Runnable end) {
    synchronized (this) {
      if (!closed) {
        ends.add(end);
        return;
      }
    }
    end.run();
  }

  @Override
  public void onSnapshot(List<Member> members) {
    tell(EventKind.MEMBERS, waiting -> waiting.snapshot(members));
  }

  @Override
  public void onJoined(Member member) {
    tell(EventKind.MEMBERS, waiting -> waiting.joined(member));
  }

  @Override
  public void onLeft(MemberId member) {
    tell(EventKind.MEMBERS, waiting -> waiting.left(member));
  }

  @Override
  public void onSession(SessionState state) {
    tell(EventKind.SESSION, waiting -> waiting.add(listener -> listener.onSession(state)));
  }

  @Override
  public void onElected(Leadership leadership) {
    tell(EventKind.LEADERSHIP, waiting -> waiting.add(listener -> listener.onElected(leadership)));
  }

  @Override
  public void onDemoted(ElectionName election) {
    tell(EventKind.LEADERSHIP, waiting -> waiting.add(listener -> listener.onDemoted(election)));
  }

  private void tell(EventKind kind, Consumer<EventQueue> entry) {
    if (!settings.events().contains(kind)) {
      return;
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      entry.accept(queue);
      if (underWay) {
        return;
      }
      underWay = true;
    }
    dispatch();
  }

  private void dispatch() {
    deliverer.submit(this::work, this::dispatchLater);
  }

  private void dispatchLater() {
    deliverer.later(backoff.pause(), this::dispatch);
  }

  // Whatever happens in between, also an error: either somebody goes on, or the next event begins.
  private void work() {
    boolean delivered = false;
    try {
      delivered = deliver();
    } finally {
      goOn(delivered);
    }
  }

  private void goOn(boolean delivered) {
    synchronized (this) {
      if (closed || (delivered && queue.isEmpty())) {
        underWay = false;
        return;
      }
    }
    if (delivered) {
      dispatch();
    } else {
      dispatchLater();
    }
  }

  /** False if the server gave no endpoint; the events wait. */
  private boolean deliver() {
    try {
      MessageEndpoint endpoint = endpoints.createEndpoint(null);
      try {
        backoff.reset();
        drainTo((MembershipListener) endpoint);
      } finally {
        endpoint.release();
      }
      return true;
    } catch (UnavailableException e) {
      LOG.log(Level.FINE, "the server has no endpoint at the moment", e);
      return false;
    } catch (RuntimeException e) {
      // The server's code: the events must go on waiting for a better moment.
      LOG.log(Level.WARNING, "the server failed to give or take an endpoint", e);
      return false;
    }
  }

  // Until one fails: the server may have destroyed the bean, so the next goes to another endpoint.
  private void drainTo(MembershipListener endpoint) {
    Consumer<MembershipListener> event = next();
    while (event != null && told(event, endpoint)) {
      event = next();
    }
  }

  private synchronized Consumer<MembershipListener> next() {
    return queue.poll();
  }

  private boolean told(Consumer<MembershipListener> event, MembershipListener endpoint) {
    try {
      event.accept(endpoint);
      return true;
    } catch (RuntimeException e) {
      // The bean is foreign code; told again it would most likely fail again.
      LOG.log(
          Level.WARNING,
          e,
          () -> "message-driven bean " + endpoints.getActivationName() + " failed on an event");
      return false;
    }
  }

  /** Hears nothing more, and resigns: the bean is not told of that, it is gone. */
  @Override
  public void close() {
    List<Runnable> ending;
    synchronized (this) {
      halt();
      ending = List.copyOf(ends);
      ends.clear();
    }
    ending.forEach(Runnable::run);
  }

  /** Tells the bean nothing more. */
  synchronized void halt() {
    closed = true;
    queue.clear();
  }
}
