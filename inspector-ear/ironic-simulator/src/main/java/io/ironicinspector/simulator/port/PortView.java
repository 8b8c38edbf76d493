package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.page.Links;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** What a client sees of a port: the fields it asked for, of its version. */
record PortView(UriInfo uri, Microversion version, Optional<List<String>> fields) {
  PortView {
    for (String name : fields.orElse(List.of())) {
      if (!PortFields.SINCE.containsKey(name)) {
        throw IronicError.badRequest("Field(s) \"" + name + "\" are not valid");
      }
      if (!version.atLeast(PortFields.SINCE.get(name))) {
        throw IronicError.notAcceptable();
      }
    }
  }

  JsonObject of(JsonObject port) {
    JsonObjectBuilder view = JsonText.object();
    PortFields.SINCE.forEach(
        (name, since) -> {
          if (version.atLeast(since) && fields.map(list -> list.contains(name)).orElse(true)) {
            view.add(name, port.get(name));
          }
        });
    return view.add("links", Links.of(uri, "ports/" + port.getString("uuid"))).build();
  }
}
