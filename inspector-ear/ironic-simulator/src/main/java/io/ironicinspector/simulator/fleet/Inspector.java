package io.ironicinspector.simulator.fleet;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** The operator's and the ramdisk's side of the inspector. */
final class Inspector {
  private static final int ATTEMPTS = 5; // as many as IPA makes
  private static final long PAUSE_SECONDS = 2;

  private final Rest rest;

  Inspector(URI base) {
    this.rest = new Rest(base);
  }

  void start(Machine machine) {
    rest.call("POST", "/v1/introspection/" + machine.uuid(), "");
    Console.line("%-12s introspection accepted", machine.name());
  }

  JsonObject status(Machine machine) {
    return rest.call("GET", "/v1/introspection/" + machine.uuid(), "");
  }

  JsonObject data(Machine machine) {
    return rest.call("GET", "/v1/introspection/" + machine.uuid() + "/data", "");
  }

  /** Tries again where IPA does: no connection, 409, 5xx. */
  void playRamdisk(Machine machine) throws InterruptedException {
    String last = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> answer =
            rest.send("POST", "/v1/continue", machine.inventory().toString());
        if (answer.statusCode() == 200) {
          Console.line("%-12s ramdisk posted its inventory", machine.name());
          return;
        }
        last = answer.statusCode() + " " + answer.body().strip();
        if (answer.statusCode() != 409 && answer.statusCode() < 500) {
          break;
        }
      } catch (IOException e) {
        last = e.toString();
      }
      Console.line("%-12s ramdisk tries again after: %s", machine.name(), last);
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    }
    throw new FleetException(machine.name() + ": the inventory was not taken: " + last);
  }
}
