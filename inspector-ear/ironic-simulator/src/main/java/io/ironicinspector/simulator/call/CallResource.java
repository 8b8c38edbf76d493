package io.ironicinspector.simulator.call;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The recorded calls, for a test or a person to look at. */
@Path("simulator/calls")
@Produces(MediaType.APPLICATION_JSON)
public final class CallResource {
  private final Calls calls;

  public CallResource(Calls calls) {
    this.calls = calls;
  }

  @GET
  public JsonObject list() {
    JsonArrayBuilder list = JsonText.array();
    calls.list().forEach(call -> list.add(call.toJson()));
    return JsonText.object().add("calls", list).build();
  }

  @DELETE
  public void clear() {
    calls.clear();
  }
}
