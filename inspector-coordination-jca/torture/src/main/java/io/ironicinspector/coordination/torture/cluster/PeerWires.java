package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/**
 * A wire from each node to each other one. All nodes know one address of a peer, because etcd wants
 * it so; who is calling is therefore found out from the kernel's list of sockets. Thread-safe.
 */
final class PeerWires {
  // In the kernel's table of sockets.
  private static final int LOCAL_ADDRESS = 1;
  private static final int INODE = 9;

  private final int nodes;
  private final IntToLongFunction pids;
  private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();

  /**
   * @param pids of the nodes, by their index
   */
  PeerWires(int nodes, IntToLongFunction pids) {
    this.nodes = nodes;
    this.pids = pids;
  }

  /** Between two nodes, in one direction. */
  Wire between(int from, int to) {
    return wires.computeIfAbsent(from * nodes + to, key -> new Wire());
  }

  /** Every wire that ends or begins at {@code node}. */
  List<Wire> around(int node) {
    return Stream.iterate(0, i -> i < nodes, i -> i + 1)
        .filter(other -> other != node)
        .flatMap(other -> Stream.of(between(node, other), between(other, node)))
        .toList();
  }

  /** The wire of a connection that {@code to} was called on. */
  Wire from(Socket caller, int to) {
    String inode = inode(caller.getPort());
    for (int node = 0; node < nodes; node++) {
      if (node != to && !inode.isEmpty() && owns(pids.applyAsLong(node), inode)) {
        return between(node, to);
      }
    }
    // A caller that is gone already, or no node at all: its fate is that of the node it called.
    return between(to, to);
  }

  void heal() {
    wires.values().forEach(Wire::pass);
  }

  private static String inode(int port) {
    String wanted = String.format(":%04X", port);
    try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"))) {
      return lines
          .map(line -> line.strip().split("\\s+", -1))
          .filter(line -> line[LOCAL_ADDRESS].endsWith(wanted))
          .map(line -> line[INODE])
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean owns(long pid, String inode) {
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      return open.anyMatch(file -> target(file).equals("socket:[" + inode + "]"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
