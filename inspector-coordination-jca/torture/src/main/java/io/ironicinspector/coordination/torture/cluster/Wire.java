package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the connections of one kind fare: all of them pass, or stall, or are cut. Thread-safe.
 *
 * <p>A stall is silent: connections are accepted and kept, and nothing gets through in either
 * direction, not even an end. What was sent meanwhile arrives when the wire passes again.
 */
public final class Wire {
  private enum Mode {
    PASS,
    STALL,
    CUT
  }

  private final Set<Socket> sockets = new HashSet<>();
  private final AtomicLong bytes = new AtomicLong();
  private Mode mode = Mode.PASS;
  private volatile Duration delay = Duration.ZERO;

  /** Lets everything through, at once. */
  public synchronized void pass() {
    mode = Mode.PASS;
    delay = Duration.ZERO;
    notifyAll();
  }

  /** Lets nothing through, silently. */
  public synchronized void stall() {
    mode = Mode.STALL;
  }

  /** Resets what is open and what is opened. */
  public synchronized void cut() {
    mode = Mode.CUT;
    notifyAll();
    sockets.forEach(Wire::reset);
    sockets.clear();
  }

  /** Everything arrives so much later. */
  public void delay(Duration time) {
    delay = time;
  }

  /** What passed so far, in both directions. */
  public long bytes() {
    return bytes.get();
  }

  /** Waits while the wire stalls. @return false if it is cut */
  synchronized boolean admit() throws InterruptedException {
    while (mode == Mode.STALL) {
      wait();
    }
    return mode == Mode.PASS;
  }

  /** Takes care of a connection. @return false if the wire is cut; the connection is reset then */
  synchronized boolean add(Socket socket) {
    if (mode == Mode.CUT) {
      reset(socket);
      return false;
    }
    return sockets.add(socket);
  }

  synchronized void remove(Socket socket) {
    sockets.remove(socket);
  }

  void carried(int count) throws InterruptedException {
    bytes.addAndGet(count);
    TimeUnit.NANOSECONDS.sleep(delay.toNanos());
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
      return;
    }
  }
}
