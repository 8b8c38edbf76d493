package io.ironicinspector.micro.payara;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.SelectorRunner;
import org.glassfish.grizzly.strategies.AbstractIOStrategy;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Lets the thread that sees requests arrive answer those that never wait: for no database, no other
 * service, no body and no slow client; and a single one that waits for the database only, while a
 * {@link Deputy} stands by. All others go to the pool's threads, as ever. To wake one and to be
 * woken again takes more CPU than a short answer.
 *
 * <p>What a connection will bring is not known before it is read; it is guessed from the request
 * before. A wrong guess costs nothing: the request then goes to the pool when it is read.
 */
public final class PromptStrategy extends AbstractIOStrategy {
  private static final Logger LOG = Grizzly.logger(PromptStrategy.class);
  private static final PromptStrategy INSTANCE = new PromptStrategy(System::nanoTime);

  private static final HttpServerProbe PROBE = new Probe();

  /** One for each selector that was ever started: in a process as many as it has listeners. */
  private final Map<SelectorRunner, Deputy> deputies = new ConcurrentHashMap<>();

  private final LongSupplier clock;

  PromptStrategy(LongSupplier clock) {
    this.clock = clock;
  }

  /** For Grizzly, which finds it by its name. */
  public static PromptStrategy getInstance() {
    return INSTANCE;
  }

  @Override
  @SuppressWarnings("rawtypes") // Grizzly's
  public boolean executeIoEvent(Connection connection, IOEvent event, boolean enabled)
      throws IOException {
    if (event != IOEvent.READ || !enabled) {
      return WorkerThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
    }
    Connection<?> from = connection;
    Turn turn = Turn.of(from).orElseGet(() -> begin(from));
    if (!turn.isFree(connection)) {
      return true;
    }
    return isForSelector(turn)
        ? answer(connection, turn)
        : WorkerThreadIOStrategy.getInstance().executeIoEvent(connection, event, enabled);
  }

  private static boolean isForSelector(Turn turn) {
    Deputy deputy = turn.deputy();
    if (turn.last() != Wait.DATABASE || deputy.isBusy()) {
      return turn.last() == Wait.NOTHING;
    }
    if (deputy.isAway()) {
      deputy.miss();
      return false;
    }
    return true;
  }

  private static boolean answer(Connection<?> connection, Turn turn) {
    long began = turn.deputy().begin();
    turn.take(turn.last() == Wait.DATABASE && turn.deputy().standsBy());
    try {
      fireIOEvent(connection, IOEvent.READ, turn, LOG);
    } catch (Throwable error) { // whatever it is: a thread that lost the selector must leave it
      LOG.log(Level.SEVERE, "A request was not answered", error);
      connection.closeSilently();
    }
    boolean selects = turn.deputy().end(began);
    Threads.setService(selects);
    return selects;
  }

  /** Connections share their filters, and the same probe is added once. */
  private Turn begin(Connection<?> connection) {
    if (connection.getProcessor() instanceof FilterChain chain) {
      int index = chain.indexOfType(HttpServerFilter.class);
      if (index >= 0) {
        ((HttpServerFilter) chain.get(index)).getMonitoringConfig().addProbes(PROBE);
        NoUpgrade.into(chain, index, connection);
      }
    }
    SelectorRunner runner = ((NIOConnection) connection).getSelectorRunner();
    return Turn.begin(connection, deputies.computeIfAbsent(runner, of -> new Deputy(of, clock)));
  }

  private static final class Probe extends HttpServerProbe.Adapter {
    /** Comes between reading and answering. */
    @Override
    @SuppressWarnings("rawtypes") // Grizzly's
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      DotSegment.close(request.getRequest());
      closeAfterUnreadBody(request.getRequest());
      NIOConnection nio = (NIOConnection) connection;
      Turn turn = Turn.of(nio).orElseThrow();
      turn.deputy().opened();
      // Else the answer might wait until the client has read those before.
      Wait wait = nio.getAsyncWriteQueue().isEmpty() ? Wait.of(request.getRequest()) : Wait.ANY;
      turn.last(wait);
      if (nio.getSelectorRunner().getRunnerThread() == Thread.currentThread()) {
        // Grizzly answers at once in threads that are not a service's own.
        boolean atOnce = wait == Wait.NOTHING || (wait == Wait.DATABASE && turn.mayWait());
        Threads.setService(!atOnce);
      }
    }

    /**
     * Grizzly leaves the body of a TRACE in the stream and takes it for the next request: behind a
     * proxy that shares its connections, whoever sent it would speak for others.
     */
    private static void closeAfterUnreadBody(HttpRequestPacket request) {
      if (request.getMethod() == Method.TRACE
          && (request.getContentLength() > 0 || request.isChunked())) {
        request.getProcessingState().setKeepAlive(false);
        request.setContentBroken(true); // what has come with it is dropped
      }
    }

    @Override
    @SuppressWarnings("rawtypes") // Grizzly's
    public void onRequestCompleteEvent(
        HttpServerFilter filter, Connection connection, Response response) {
      Connection<?> from = connection;
      Turn.of(from).orElseThrow().deputy().closed();
    }
  }
}
