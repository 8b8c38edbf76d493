package io.ironicinspector.benchmark.service;

import java.net.URI;
import java.time.Duration;

/**
 * One of the two services, running.
 *
 * @param pid of the process whose CPU counts
 * @param nodes what its database holds
 */
public record Service(Side side, URI uri, long pid, NodeTable nodes) {
  /** What its process has taken so far; not that of the database and of Ironic. */
  public Duration cpu() {
    return ProcessCpu.of(pid);
  }
}
