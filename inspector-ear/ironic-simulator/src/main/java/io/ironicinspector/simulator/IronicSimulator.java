package io.ironicinspector.simulator;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import io.ironicinspector.simulator.call.CallRecorder;
import io.ironicinspector.simulator.call.CallResource;
import io.ironicinspector.simulator.call.Calls;
import io.ironicinspector.simulator.fault.FaultFilter;
import io.ironicinspector.simulator.fault.FaultResource;
import io.ironicinspector.simulator.fault.Faults;
import io.ironicinspector.simulator.node.BootDeviceResource;
import io.ironicinspector.simulator.node.Delays;
import io.ironicinspector.simulator.node.NodeResource;
import io.ironicinspector.simulator.node.Nodes;
import io.ironicinspector.simulator.node.PowerResource;
import io.ironicinspector.simulator.node.ProvisionResource;
import io.ironicinspector.simulator.node.TraitResource;
import io.ironicinspector.simulator.port.NodePortResource;
import io.ironicinspector.simulator.port.PortResource;
import io.ironicinspector.simulator.port.Ports;
import io.ironicinspector.simulator.state.SimulatorState;
import io.ironicinspector.simulator.state.StateResource;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.jersey.jdkhttp.JdkHttpHandlerContainer;

/**
 * A small Ironic in memory, with a real REST API.
 *
 * <p>Promise: it answers what Ironic 21.4 answers to the calls that it knows, and 404 or 400 to
 * others. Not promised: hardware, locks, authentication, portgroups, allocations. Any call can be
 * made to fail through {@link #faults()}.
 *
 * <p>Thread-safe. Whoever starts it closes it.
 */
public final class IronicSimulator implements AutoCloseable {
  private static final int BACKLOG = 1024;

  static {
    // Without it, an answer in two packets waits for the client's delayed acknowledgement: 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final Nodes nodes;
  private final Ports ports;
  private final Faults faults = new Faults();
  private final Calls calls = new Calls();
  private final SimulatorState state;
  private final Delays delays = new Delays();
  private final FaultFilter faultFilter = new FaultFilter(faults);
  // Grows without a limit: a delayed call holds a thread, and must not keep others waiting.
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "ironic-simulator-http");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;

  private IronicSimulator(SimulatorSettings settings) throws IOException {
    var clock = Clock.systemUTC();
    nodes = new Nodes(clock, settings.firstProvisionState());
    ports = new Ports(clock, nodes);
    state = new SimulatorState(nodes, ports, clock, settings.firstProvisionState());
    server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
    HttpContext context = server.createContext("/", container(settings, clock));
    context.getFilters().add(new CallRecorder(calls, clock));
    context.getFilters().add(faultFilter);
    server.setExecutor(threads);
    server.start();
  }

  private JdkHttpHandlerContainer container(SimulatorSettings settings, Clock clock) {
    Application application =
        new IronicApplication(
            Set.of(
                new NodeResource(nodes),
                new PowerResource(nodes, delays, settings.powerDelay()),
                new ProvisionResource(nodes, delays, settings.provisionDelay(), clock),
                new BootDeviceResource(nodes),
                new TraitResource(nodes),
                new PortResource(ports, nodes),
                new NodePortResource(ports, nodes),
                new FaultResource(faults),
                new CallResource(calls),
                new StateResource(state, nodes)));
    return RuntimeDelegate.getInstance().createEndpoint(application, JdkHttpHandlerContainer.class);
  }

  /**
   * Starts on loopback; port 0 takes a free one.
   *
   * @throws UncheckedIOException if the port is taken
   */
  public static IronicSimulator start(int port) {
    return start(SimulatorSettings.onPort(port));
  }

  /** Starts. @throws UncheckedIOException if the address cannot be listened on */
  public static IronicSimulator start(SimulatorSettings settings) {
    try {
      return new IronicSimulator(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /** Where it listens, such as {@code http://127.0.0.1:6385}; no slash at the end. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  public Nodes nodes() {
    return nodes;
  }

  public Ports ports() {
    return ports;
  }

  public Faults faults() {
    return faults;
  }

  public Calls calls() {
    return calls;
  }

  /** Everything as one document, in and out. */
  public SimulatorState state() {
    return state;
  }

  /** Stops listening and cuts the calls that are under way. Idempotent. */
  @Override
  public void close() {
    faultFilter.close();
    delays.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
