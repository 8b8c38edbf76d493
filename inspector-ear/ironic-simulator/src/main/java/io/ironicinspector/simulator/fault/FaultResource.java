package io.ironicinspector.simulator.fault;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.RequestBody;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes orders to break calls. */
@Path("simulator/faults")
@Produces(MediaType.APPLICATION_JSON)
public final class FaultResource {
  private final Faults faults;

  public FaultResource(Faults faults) {
    this.faults = faults;
  }

  @POST
  public Response add(String body) {
    Fault fault;
    try {
      fault = FaultJson.read(RequestBody.object("fault", body));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw IronicError.badRequest("Bad fault: " + e.getMessage());
    }
    faults.add(fault);
    return Response.status(Response.Status.CREATED).entity(FaultJson.write(fault, 0)).build();
  }

  @GET
  public JsonObject list() {
    JsonArrayBuilder list = JsonText.array();
    faults.describe().forEach(list::add);
    return JsonText.object().add("faults", list).build();
  }

  @DELETE
  public void clear() {
    faults.clear();
  }
}
