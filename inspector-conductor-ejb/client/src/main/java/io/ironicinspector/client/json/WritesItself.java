package io.ironicinspector.client.json;

import java.io.IOException;

/** A part of a shape that knows its JSON: keys sorted, without white space. Does not flush. */
public interface WritesItself {
  void write(AsciiJson out) throws IOException;
}
