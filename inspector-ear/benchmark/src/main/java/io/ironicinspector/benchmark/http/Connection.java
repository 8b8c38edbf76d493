package io.ironicinspector.benchmark.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One connection, which is opened when it is first needed, kept between requests, and opened anew
 * after the server or a failure closed it. For one thread.
 */
public final class Connection implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final URI base;
  private final int limitMillis;
  private Optional<Open> open = Optional.empty();

  private record Open(Socket socket, InputStream in) {}

  /** Everything that is part of a head and matters here. */
  private record Head(int status, int length, boolean chunked, boolean close) {}

  /** To the host and port of {@code base}; each read may take {@code limit}. */
  public Connection(URI base, Duration limit) {
    this.base = base;
    this.limitMillis = Math.toIntExact(limit.toMillis());
  }

  /** Sends and waits for the whole answer. @throws IOException and the connection is closed */
  public Answer send(Request request) throws IOException {
    try {
      Open now = connected();
      now.socket.getOutputStream().write(request.bytes());
      Head head = head(now.in);
      byte[] body = head.chunked ? chunks(now.in) : exactly(now.in, head.length);
      if (head.close) {
        close();
      }
      return new Answer(head.status, body);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Open connected() throws IOException {
    if (open.isEmpty()) {
      var socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(limitMillis);
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), limitMillis);
      open =
          Optional.of(
              new Open(socket, new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES)));
    }
    return open.get();
  }

  private static Head head(InputStream in) throws IOException {
    String first = line(in);
    String[] words = first.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new IOException("not an answer of HTTP/1: " + first);
    }
    var head = new Head(Integer.parseInt(words[1]), 0, false, words[0].equals("HTTP/1.0"));
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head = with(head, line);
    }
    return head;
  }

  private static Head with(Head head, String line) {
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    return switch (line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT)) {
      case "content-length" ->
          new Head(head.status, Integer.parseInt(value), head.chunked, head.close);
      case "transfer-encoding" ->
          new Head(head.status, head.length, value.equalsIgnoreCase("chunked"), head.close);
      case "connection" ->
          new Head(head.status, head.length, head.chunked, value.equalsIgnoreCase("close"));
      default -> head;
    };
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      body.write(exactly(in, length));
      if (!line(in).isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server closed the connection in the middle of an answer");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      if (open.isPresent()) {
        open.get().socket.close();
      }
    } catch (IOException e) {
      // Nothing is lost with it: what was to be read was read.
    }
    open = Optional.empty();
  }
}
