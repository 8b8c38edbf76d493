package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Function;

/**
 * A TCP proxy on loopback in front of one address. What becomes of a connection is decided by its
 * {@link Wire}. Thread-safe; whoever opened it closes it.
 */
public final class FaultyLink implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Function<Socket, Wire> wires;
  private final Wire all = new Wire();

  private FaultyLink(InetSocketAddress target, Function<Socket, Wire> wires) {
    this.target = target;
    this.wires = wires;
    try {
      listener = new ServerSocket(Ports.free(), 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("opening a link to " + target, e);
    }
    daemon("link-" + target.getPort(), this::accept);
  }

  /** One wire for whoever connects. */
  public static FaultyLink open(InetSocketAddress target, Wire wire) {
    return new FaultyLink(target, caller -> wire);
  }

  /** A wire for each caller. */
  static FaultyLink open(int port, Function<Socket, Wire> wires) {
    return new FaultyLink(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), wires);
  }

  /** Where to connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** As {@link #port()}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        daemon("link-" + target.getPort(), () -> serve(caller));
      } catch (IOException e) {
        // Closed, or out of descriptors: then the caller tries again.
      }
    }
  }

  private void serve(Socket caller) {
    Wire wire = wires.apply(caller);
    if (!all.add(caller) || !wire.add(caller)) {
      return;
    }
    try {
      if (wire.admit()) {
        connect(caller, wire);
      }
    } catch (IOException e) {
      // The target is down: the caller sees a reset, as it would without us.
      Wire.reset(caller);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(wire, caller);
    }
  }

  private void connect(Socket caller, Wire wire) throws IOException {
    var callee = new Socket(target.getAddress(), target.getPort());
    try {
      callee.setTcpNoDelay(true);
      caller.setTcpNoDelay(true);
      if (all.add(callee) && wire.add(callee)) {
        daemon("link-" + target.getPort() + "-back", () -> pump(callee, caller, wire));
        pump(caller, callee, wire);
      }
    } finally {
      forget(wire, callee);
    }
  }

  private void forget(Wire wire, Socket socket) {
    wire.remove(socket);
    all.remove(socket);
  }

  private static void pump(Socket from, Socket to, Wire wire) {
    var chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count = in.read(chunk);
      while (wire.admit() && count >= 0) {
        wire.carried(count);
        out.write(chunk, 0, count);
        count = in.read(chunk);
      }
    } catch (IOException e) {
      // One side is gone; closing the other one tells it so.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends the link and all that goes through it. */
  @Override
  public void close() {
    all.cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the link to " + target, e);
    }
  }
}
