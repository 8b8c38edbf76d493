package io.ironicinspector.micro.payara;

import java.io.IOException;
import java.util.Set;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.strategies.AbstractIOStrategy;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Lets the thread that sees requests arrive answer those that never wait: for no database, no other
 * service, no body and no slow client. All others go to the pool's threads, as ever. To wake one
 * and to be woken again takes more CPU than such an answer.
 *
 * <p>What a connection will bring is not known before it is read; it is guessed from the request
 * before. A wrong guess costs nothing: the request then goes to the pool when it is read.
 */
public final class PromptStrategy extends AbstractIOStrategy {
  private static final PromptStrategy INSTANCE = new PromptStrategy();
  private static final Set<String> PATHS = Set.of("/", "/health/live");
  private static final Attribute<Boolean> PROMPT =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute("inspector.prompt");

  private final HttpServerProbe probe = new Probe();

  private PromptStrategy() {}

  /** For Grizzly, which finds it by its name. */
  public static PromptStrategy getInstance() {
    return INSTANCE;
  }

  @Override
  @SuppressWarnings("rawtypes") // Grizzly's
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled)
      throws IOException {
    if (event == IOEvent.READ && PROMPT.get(connection) == null) {
      watch(connection);
    }
    if (event != IOEvent.READ || !PROMPT.get(connection)) {
      return WorkerThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
    }
    try {
      return SameThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
    } finally {
      Threads.setService(true);
    }
  }

  /** Connections share their filters, and the same probe is added once. */
  private void watch(Connection<?> connection) {
    PROMPT.set(connection, false);
    if (connection.getProcessor() instanceof FilterChain chain) {
      int index = chain.indexOfType(HttpServerFilter.class);
      if (index >= 0) {
        ((HttpServerFilter) chain.get(index)).getMonitoringConfig().addProbes(probe);
      }
    }
  }

  private static boolean isPrompt(NIOConnection connection, HttpRequestPacket request) {
    return request.getMethod() == Method.GET
        && request.getProtocol() == Protocol.HTTP_1_1
        && PATHS.contains(request.getRequestURI())
        && request.getQueryStringDC().isNull()
        && request.getContentLength() <= 0
        && !request.isChunked()
        && request.getHeader("Upgrade") == null
        // Nobody's word has to be checked, by Keystone or by bcrypt.
        && request.getHeader("Authorization") == null
        && request.getHeader("X-Auth-Token") == null
        // Else the answer might wait until the client has read those before.
        && connection.getAsyncWriteQueue().isEmpty();
  }

  private static final class Probe extends HttpServerProbe.Adapter {
    /** Comes between reading and answering. */
    @Override
    @SuppressWarnings("rawtypes") // Grizzly's
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      NIOConnection nio = (NIOConnection) connection;
      boolean prompt = isPrompt(nio, request.getRequest());
      PROMPT.set(connection, prompt);
      if (nio.getSelectorRunner().getRunnerThread() == Thread.currentThread()) {
        // Grizzly answers at once in threads that are not a service's own.
        Threads.setService(!prompt);
      }
    }
  }
}
