package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs deliveries on the server's threads, now or after a pause. The server makes its timer when
 * the first pause is needed. Thread-safe.
 */
final class Deliverer {
  private static final Logger LOG = Logger.getLogger(Deliverer.class.getName());

  private final BootstrapContext context;
  private Timer timer;
  private boolean closed;

  Deliverer(BootstrapContext context) {
    this.context = context;
  }

  /** False if the server takes no work at the moment. */
  boolean submit(Runnable delivery) {
    try {
      context.getWorkManager().scheduleWork(new Delivery(delivery));
      return true;
    } catch (WorkException e) {
      LOG.log(Level.FINE, "the server takes no work", e);
      return false;
    }
  }

  synchronized void later(Duration pause, Runnable delivery) {
    if (closed) {
      return;
    }
    try {
      if (timer == null) {
        timer = context.createTimer();
      }
    } catch (UnavailableException e) {
      LOG.log(Level.WARNING, "the server gives no timer; events wait for the next one", e);
      return;
    }
    timer.schedule(task(delivery), pause.toMillis());
  }

  private static TimerTask task(Runnable delivery) {
    return new TimerTask() {
      @Override
      public void run() {
        delivery.run();
      }
    };
  }

  synchronized void close() {
    closed = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private record Delivery(Runnable task) implements Work {
    @Override
    public void run() {
      task.run();
    }

    // What is under way is short, and the endpoint was told to refuse by then.
    @Override
    public void release() {
      LOG.fine("the server ends its work");
    }
  }
}
