package io.ironicinspector.simulator;

import java.time.Duration;

/**
 * How a simulator behaves.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param powerDelay from a power call to the new power state; zero changes it before the answer
 * @param provisionDelay the same for provision verbs
 * @param firstProvisionState of a node that is created; Ironic's is {@code enroll}
 */
public record SimulatorSettings(
    String host,
    int port,
    Duration powerDelay,
    Duration provisionDelay,
    String firstProvisionState) {

  /** On loopback, without delays, nodes starting in {@code enroll}. */
  public static SimulatorSettings onPort(int port) {
    return new SimulatorSettings("127.0.0.1", port, Duration.ZERO, Duration.ZERO, "enroll");
  }

  public SimulatorSettings withPowerDelay(Duration delay) {
    return new SimulatorSettings(host, port, delay, provisionDelay, firstProvisionState);
  }

  public SimulatorSettings withProvisionDelay(Duration delay) {
    return new SimulatorSettings(host, port, powerDelay, delay, firstProvisionState);
  }

  public SimulatorSettings withFirstProvisionState(String state) {
    return new SimulatorSettings(host, port, powerDelay, provisionDelay, state);
  }

  public SimulatorSettings withAddress(String newHost, int newPort) {
    return new SimulatorSettings(newHost, newPort, powerDelay, provisionDelay, firstProvisionState);
  }
}
