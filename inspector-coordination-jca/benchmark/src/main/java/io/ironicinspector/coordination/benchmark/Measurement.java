package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.benchmark.Rounds.Step;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One run of everything. For one thread. */
final class Measurement {
  private static final int WAITERS = 8;
  private static final int WORK = 5;
  private static final int TOOZ_HAND_OFFS = 12;
  private static final int COMPILED = 1000;

  private final Options options;
  private final PrintStream progress;
  // Keys of its own, so that it may run on an etcd that is in use.
  private final String prefix = "/coordination-benchmark-" + UUID.randomUUID() + "/";
  private final Sessions sessions;
  private final Samples transaction = new Samples("bare transaction");
  private final List<Samples> measured = new ArrayList<>();

  /**
   * @param progress told what is going on
   */
  Measurement(Options options, PrintStream progress) {
    this.options = options;
    this.progress = progress;
    this.sessions = new Sessions(options.endpoint(), prefix);
  }

  Result run() throws InterruptedException {
    Optional<Metrics> before = Metrics.read(options.endpoint());
    try (var bare = new BareEtcd(options.endpoint(), prefix);
        Coordinator session = sessions.open("free")) {
      if (options.withTooz()) {
        try (var tooz = new Tooz(options.endpoint(), prefix.replace("/", ""))) {
          contend(bare, session, Optional.of(tooz));
        }
      } else {
        contend(bare, session, Optional.empty());
      }
      progress.println("commits and look-ups");
      Commits commits = Commits.count(bare, session, options.endpoint());
      lookUp(session);
      bare.delete("tooz/groups/" + sessions.group());
      List<Row> rows = measured.stream().map(each -> Row.of(each, transaction)).toList();
      return new Result(rows, commits, fsyncs(before));
    }
  }

  private void contend(BareEtcd bare, Coordinator session, Optional<Tooz> tooz)
      throws InterruptedException {
    // Clients of their own, for one that is busy with other things is quicker.
    try (var locker = new BareEtcd(options.endpoint(), prefix);
        var helper = new BareEtcd(options.endpoint(), prefix)) {
      contend(bare, locker, helper, session, tooz);
    }
  }

  private void contend(
      BareEtcd bare, BareEtcd locker, BareEtcd helper, Coordinator session, Optional<Tooz> tooz)
      throws InterruptedException {
    var rounds = new Rounds();
    var ours = new PairedLock("acquire+release", "acquire", "release", new OurLock(session));
    var jetcd = new PairedLock("jetcd lock+unlock", "jetcd lock", "jetcd unlock", locker);
    rounds.addRow(Step.timed(transaction, bare::transaction), transaction);
    rounds.addRow(ours, ours.acquire(), ours.release(), ours.both());
    rounds.addRow(jetcd, jetcd.both(), jetcd.acquire(), jetcd.release());
    // The compiler is done with them after some ten thousand calls; those who wait are too slow for
    // that.
    progress.println(COMPILED + " rounds of warm-up without those who wait");
    rounds.run(COMPILED, 0);
    tooz.ifPresent(python -> rounds.add(python::once, python.both()));
    try (var handOff =
        new HandOff(sessions, WAITERS, () -> helper.count(prefix + "queue/"), () -> work(helper))) {
      rounds.add(handOff::once, handOff.samples());
      progress.println(options.warmUp() + " rounds of warm-up, " + options.rounds() + " rounds");
      rounds.run(options.warmUp(), options.rounds());
    }
    measured.addAll(rounds.samples());
    if (tooz.isPresent()) {
      progress.println("hand-offs of tooz");
      tooz.get().handOffs(Math.min(options.rounds(), TOOZ_HAND_OFFS));
      measured.add(tooz.get().handOff());
    }
  }

  private static void work(BareEtcd etcd) {
    for (int i = 0; i < WORK; i++) {
      etcd.transaction();
    }
  }

  private void lookUp(Coordinator session) {
    var lookUp = new LookUp(session, sessions);
    lookUp.run();
    measured.add(lookUp.members());
    measured.add(lookUp.random());
  }

  private String fsyncs(Optional<Metrics> before) throws InterruptedException {
    Optional<Metrics> now = Metrics.read(options.endpoint());
    return before.isPresent() && now.isPresent()
        ? now.get().fsyncsSince(before.get())
        : "etcd does not show its metrics here";
  }
}
