package io.ironicinspector.coordination.torture.member;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What locks protect: a value that is written together with the writer's token, and that refuses a
 * token older than the one it has. Without the fence it refuses nothing. Thread-safe.
 */
public final class FencedRegister {
  private static final int TOKEN_DIGITS = 16;

  private final World world;
  private final Etcd etcd;
  private final boolean fenced;
  private final HistoryLog log;

  /** Writes down each write. */
  public FencedRegister(World world, Etcd etcd, boolean fenced, HistoryLog log) {
    this.world = world;
    this.etcd = etcd;
    this.fenced = fenced;
    this.log = log;
  }

  /** Makes it, or resets it; nobody may be writing. */
  public static void create(World world, Etcd etcd, String name) throws NoAnswerException {
    etcd.anywhere(kv -> kv.put(key(world, name), value(0, "nobody"), PutOption.DEFAULT));
  }

  /** One attempt. What becomes of it stands in the history. */
  public void write(String name, long token) {
    long start = System.nanoTime();
    ByteSequence key = key(world, name);
    Op read = Op.get(key, GetOption.DEFAULT);
    Op put = Op.put(key, value(token, log.source()), PutOption.DEFAULT);
    // The token comes first and has a fixed width: values compare as tokens do.
    var notNewer = new Cmp(key, Cmp.Op.LESS, CmpTarget.value(first(token + 1)));
    try {
      TxnResponse answer =
          etcd.once(
              kv ->
                  fenced
                      ? kv.txn().If(notNewer).Then(read, put).Else(read).commit()
                      : kv.txn().Then(read, put).commit());
      note(start, name, token, answer);
    } catch (NoAnswerException e) {
      log.since(start, Kind.WRITE, "register=" + name, "token=" + token, "outcome=unknown");
    }
  }

  private void note(long start, String name, long token, TxnResponse answer) {
    boolean accepted = answer.isSucceeded();
    log.since(
        start,
        Kind.WRITE,
        "register=" + name,
        "token=" + token,
        "outcome=" + (accepted ? "accepted" : "refused"),
        "revision=" + answer.getHeader().getRevision(),
        "before=" + before(answer));
  }

  private static long before(TxnResponse answer) {
    return answer.getGetResponses().get(0).getKvs().stream()
        .map(found -> found.getValue().toString(StandardCharsets.UTF_8))
        .mapToLong(text -> Long.parseLong(text.substring(0, TOKEN_DIGITS), 16))
        .max()
        .orElse(0);
  }

  private static ByteSequence key(World world, String name) {
    return Etcd.key(world.registerPrefix() + name);
  }

  private static ByteSequence first(long token) {
    return Etcd.key(String.format(Locale.ROOT, "%016x", token));
  }

  private static ByteSequence value(long token, String writer) {
    return first(token).concat(Etcd.key(" " + writer));
  }
}
