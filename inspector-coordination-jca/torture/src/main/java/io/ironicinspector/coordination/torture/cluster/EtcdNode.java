package io.ironicinspector.coordination.torture.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One member of the cluster: a process that can be frozen, killed and started again with its data.
 * Thread-safe; who closes the cluster closes it.
 */
public final class EtcdNode {
  private final int index;
  private final Path folder;
  private final int clientPort = Ports.free();
  private final int peerPort = Ports.free();
  private final FaultyLink peerLink;
  private Process process;
  private boolean frozen;

  EtcdNode(int index, Path folder, PeerWires wires) {
    this.index = index;
    this.folder = folder;
    this.peerLink = FaultyLink.open(peerPort, caller -> wires.from(caller, index));
  }

  /** Its place in {@link EtcdCluster#nodes()}. */
  public int index() {
    return index;
  }

  /** In etcd, and in messages. */
  public String name() {
    return "etcd-" + index;
  }

  /** For clients, with no link in between. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + clientPort);
  }

  /** What the other nodes know it by. */
  String peerName() {
    return name() + "=" + peerLink.uri();
  }

  synchronized void start(List<String> initialCluster, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(EtcdPrograms.folder().resolve("etcd").toString());
    command.addAll(
        List.of(
            "--name=" + name(),
            "--data-dir=" + folder.resolve(name()),
            "--listen-client-urls=" + endpoint(),
            "--advertise-client-urls=" + endpoint(),
            "--listen-peer-urls=http://127.0.0.1:" + peerPort,
            "--initial-advertise-peer-urls=" + peerLink.uri(),
            "--initial-cluster=" + String.join(",", initialCluster),
            "--initial-cluster-token=" + folder.getFileName(),
            "--logger=zap"));
    command.addAll(options);
    process = Processes.start(command, folder.resolve(name() + ".log"));
    frozen = false;
    Reaper.instance().watch(process);
  }

  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Whether it is up, frozen or not. */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Whether it can answer. */
  public synchronized boolean isServing() {
    return isRunning() && !frozen;
  }

  /** SIGSTOP: it keeps its connections and answers nothing. */
  public synchronized void freeze() {
    frozen = true;
    Processes.freeze(process.pid());
  }

  /** SIGCONT, if it was frozen. */
  public synchronized void thaw() {
    if (frozen) {
      Processes.thaw(process.pid());
      frozen = false;
    }
  }

  /** SIGKILL, and waits. */
  public synchronized void kill() {
    if (process != null) {
      Processes.kill(process);
      Reaper.instance().forget(process);
    }
  }

  void close() {
    kill();
    peerLink.close();
  }
}
