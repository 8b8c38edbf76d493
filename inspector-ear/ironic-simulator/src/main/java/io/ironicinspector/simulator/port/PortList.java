package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.page.ListQuery;
import io.ironicinspector.simulator.page.Page;
import jakarta.json.JsonObject;
import java.util.List;

/** The body of every list of ports. */
final class PortList {
  private PortList() {}

  static JsonObject page(
      String resource, List<JsonObject> matching, ListQuery query, PortView view) {
    int limit = query.limit();
    List<JsonObject> items = Page.cut(matching, query.value("marker"), limit);
    return new Page("ports", resource, items, limit, view.fields()).body(view.uri(), view::of);
  }
}
