package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.ClientLinks;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.MemberJvm;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One member through all of its lives, with its own way to the servers. For one thread at a time;
 * whoever made it closes it.
 */
final class Slot implements AutoCloseable {
  private final String member;
  private final Path folder;
  private final List<String> options;
  private final ClientLinks links;
  private final HistoryLog log;
  private final List<MemberJvm> lives = new ArrayList<>();

  /**
   * @param options of the process, but for its way to the servers
   */
  Slot(String member, Path folder, List<String> options, ClientLinks links, HistoryLog log) {
    this.member = member;
    this.folder = folder;
    this.options = new ArrayList<>(options);
    this.options.addAll(List.of("--endpoints", join(links.endpoints())));
    this.links = links;
    this.log = log;
  }

  static String join(List<URI> endpoints) {
    return endpoints.stream().map(URI::toString).collect(Collectors.joining(","));
  }

  String member() {
    return member;
  }

  ClientLinks links() {
    return links;
  }

  /** The life that is lived. */
  synchronized MemberJvm life() {
    return lives.get(lives.size() - 1);
  }

  /** The next life, loaded and not begun; {@link #succeed} makes it the one that is lived. */
  MemberJvm load() {
    String life = Source.life(member, lives.size() + 1);
    return MemberJvm.spawn(life, folder, options, Map.of(), log);
  }

  synchronized void succeed(MemberJvm next) {
    lives.add(next);
    next.begin();
  }

  /** Lines written in all lives, about. */
  synchronized long count() {
    return lives.stream().mapToLong(MemberJvm::count).sum();
  }

  @Override
  public synchronized void close() {
    lives.forEach(MemberJvm::kill);
    links.close();
  }
}
