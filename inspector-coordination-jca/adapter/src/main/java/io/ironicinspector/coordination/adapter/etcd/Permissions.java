package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Txn;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.adapter.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds out which permission is missing, for etcd says only that one is. Each prefix is tried with
 * a transaction that cannot come true: etcd checks the permissions for it all the same.
 * Thread-safe.
 */
final class Permissions {
  private static final GetOption ALL =
      GetOption.builder().isPrefix(true).withCountOnly(true).build();

  private final List<ByteSequence> prefixes;

  Permissions(Settings settings) {
    prefixes =
        List.of(
            ToozKeys.group(settings.group()),
            ByteSequence.from(ToozKeys.locks(settings.lockPrefix()), UTF_8),
            ByteSequence.from(settings.namespace(), UTF_8));
  }

  /**
   * What the user may not do.
   *
   * @param isAllowed makes the transaction and says whether it was refused for want of a permission
   * @return empty if all of the adapter's own prefixes are granted
   */
  Optional<String> missing(Predicate<UnaryOperator<Txn>> isAllowed) {
    String missing =
        prefixes.stream()
            .map(prefix -> missing(prefix, isAllowed))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", and "));
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  private static Optional<String> missing(
      ByteSequence prefix, Predicate<UnaryOperator<Txn>> isAllowed) {
    if (!isAllowed.test(txn -> unreal(txn, prefix).Then(Op.get(prefix, ALL)))) {
      return Optional.of("may not read " + prefix.toString(UTF_8) + "*");
    }
    Op write = Op.put(prefix, ByteSequence.EMPTY, PutOption.DEFAULT);
    if (!isAllowed.test(txn -> unreal(txn, prefix).Then(write))) {
      return Optional.of("may not write " + prefix.toString(UTF_8) + "*");
    }
    return Optional.empty();
  }

  private static Txn unreal(Txn txn, ByteSequence key) {
    return txn.If(new Cmp(key, Cmp.Op.LESS, CmpTarget.version(0)));
  }
}
