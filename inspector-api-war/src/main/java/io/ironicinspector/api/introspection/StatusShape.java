package io.ironicinspector.api.introspection;

import io.ironicinspector.api.json.PythonTime;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.client.json.AsciiJson;
import io.ironicinspector.client.json.WritesItself;
import io.ironicinspector.domain.Introspection;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** One status as clients see it. By hand: a list has a thousand, and maps took a third of it. */
record StatusShape(Introspection introspection, Links links) implements WritesItself {
  @Override
  public void write(AsciiJson out) throws IOException {
    String uuid = introspection.node().toString();
    out.raw("{\"error\":");
    writeText(introspection.error(), out);
    out.raw(",\"finished\":");
    out.raw(String.valueOf(introspection.finishedAt().isPresent()));
    out.raw(",\"finished_at\":");
    writeTime(introspection.finishedAt(), out);
    out.raw(",\"links\":[{\"href\":");
    out.string(links.root() + "/v1/introspection/" + uuid);
    out.raw(",\"rel\":\"self\"}],\"started_at\":");
    writeTime(introspection.startedAt(), out);
    out.raw(",\"state\":");
    out.string(introspection.state().wireName());
    out.raw(",\"uuid\":");
    out.string(uuid);
    out.raw("}");
  }

  private static void writeTime(Optional<Instant> time, AsciiJson out) throws IOException {
    writeText(time.map(PythonTime::text), out);
  }

  private static void writeText(Optional<String> text, AsciiJson out) throws IOException {
    if (text.isPresent()) {
      out.string(text.get());
    } else {
      out.raw("null");
    }
  }
}
