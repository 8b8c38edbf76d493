package io.ironicinspector.client.json;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses what is more than so many bytes in all. For one thread. */
final class LimitedOutput extends FilterOutputStream {
  private final int most;
  private int left;

  LimitedOutput(OutputStream out, int most) {
    super(out);
    this.most = most;
    this.left = most;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > left) {
      throw new TextTooLongException(most);
    }
    left -= length;
    out.write(bytes, offset, length);
  }
}
