package io.ironicinspector.coordination.torture.cluster;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One client's own way to each node of a cluster. Thread-safe; whoever opened them closes them. */
public final class ClientLinks implements AutoCloseable {
  private final List<FaultyLink> links = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();

  /** To these. */
  public ClientLinks(List<URI> endpoints) {
    for (URI endpoint : endpoints) {
      var wire = new Wire();
      wires.add(wire);
      links.add(
          FaultyLink.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), wire));
    }
  }

  /** What the client is to be configured with, in the order of the nodes. */
  public List<URI> endpoints() {
    return links.stream().map(FaultyLink::uri).toList();
  }

  /** The way to one node. */
  public Wire wire(int node) {
    return wires.get(node);
  }

  /** The ways to all of the nodes. */
  public List<Wire> wires() {
    return List.copyOf(wires);
  }

  /** What passed so far, by node. */
  public List<Long> bytes() {
    return wires.stream().map(Wire::bytes).toList();
  }

  /** The node over which most passed since {@link #bytes()} was {@code before}. */
  public int busiestSince(List<Long> before) {
    List<Long> now = bytes();
    return IntStream.range(0, now.size())
        .boxed()
        .max((a, b) -> Long.compare(now.get(a) - before.get(a), now.get(b) - before.get(b)))
        .orElseThrow();
  }

  /** Ends every fault. */
  public void heal() {
    wires.forEach(Wire::pass);
  }

  @Override
  public void close() {
    links.forEach(FaultyLink::close);
  }
}
