package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.configuration.IronicConfig;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The calls to Ironic. Reads and updates block for at most {@code [ironic] timeout}; what makes
 * Ironic talk to a BMC (boot device, power) returns at once. Every failure is an {@link
 * IronicException}. Thread-safe.
 */
public final class IronicClient {
  /** Far more pages than any node has ports: only a server that loops gets here. */
  private static final int MOST_PAGES = 1000;

  private final IronicHttp http;

  public IronicClient(IronicConfig config) {
    this.http = new IronicHttp(config);
  }

  /** Makes the log say whether Ironic answers. Does not block. */
  public void probe() {
    // Reachability logs either way; there is nobody to tell.
    Future<?> unused =
        http.send(
                IronicRequest.get(
                    "list_nodes", "/v1/nodes?limit=1&fields=uuid", Microversion.NODES))
            .exceptionally(silent -> JsonValue.NULL);
  }

  /**
   * A node by UUID or name.
   *
   * @throws ConductorException NOT_FOUND or INVALID with upstream's text
   */
  public IronicNode node(String uuidOrName) {
    if (uuidOrName.isBlank() || uuidOrName.matches("\\.+")) {
      throw notFound(uuidOrName, null); // no name, but a way to another resource
    }
    try {
      return read(
          IronicRequest.get("get_node", "/v1/nodes/" + encoded(uuidOrName), Microversion.NODES),
          IronicNode::of);
    } catch (IronicException refused) {
      throw switch (refused.status()) {
        case 404 -> notFound(uuidOrName, refused);
        case 400 ->
            new ConductorException(
                Kind.INVALID,
                "Cannot get node %1$s: No Node found for %1$s: %2$s"
                    .formatted(uuidOrName, refused.getMessage()),
                refused);
        default -> refused;
      };
    }
  }

  /**
   * Whether Ironic could switch the node's power.
   *
   * @throws ConductorException INVALID with Ironic's reason if it could not
   */
  public void validatePower(NodeUuid node) {
    JsonField power =
        read(
            IronicRequest.get(
                "validate_node", "/v1/nodes/" + node + "/validate", Microversion.NODES),
            json -> JsonField.of(json, "power"));
    if (!JsonValue.TRUE.equals(power.get("result").value())) {
      throw new ConductorException(
          Kind.INVALID,
          ("Failed validation of power interface: Validation failed for required interfaces of"
                  + " node %s: power (%s)")
              .formatted(node, power.get("reason").text().orElse("no reason given")));
    }
  }

  /** All ports of a node. */
  public List<IronicPort> ports(NodeUuid node) {
    return listPorts("/v1/ports/detail?node=" + node);
  }

  /** Whose port an address is; it is one node's at most. */
  public Optional<NodeUuid> owner(String address) {
    return listPorts("/v1/ports?address=" + encoded(address) + "&fields=uuid,node_uuid").stream()
        .flatMap(port -> port.node().stream())
        .findFirst();
  }

  /** The port with this MAC address. */
  public Optional<IronicPort> port(String address) {
    return listPorts("/v1/ports?address=" + encoded(address) + "&fields=uuid,node_uuid,address")
        .stream()
        .findFirst();
  }

  /** Every node, with nothing but its {@code driver_info}. */
  public List<IronicNode> nodesWithDriverInfo() {
    return list(
        "list_nodes",
        "/v1/nodes?fields=uuid,driver_info",
        "nodes",
        Microversion.NODES,
        IronicNode::of);
  }

  /** Every node. */
  public List<NodeUuid> nodes() {
    return list("list_nodes", "/v1/nodes?fields=uuid", "nodes", Microversion.NODES, IronicNode::of)
        .stream()
        .map(IronicNode::uuid)
        .toList();
  }

  /** Makes a node. */
  public NodeUuid createNode(JsonObject node) {
    return read(
            IronicRequest.with("create_node", "POST", "/v1/nodes", node, Microversion.NODES),
            IronicNode::of)
        .uuid();
  }

  /**
   * Applies a JSON patch to a node.
   *
   * @param resetInterfaces whether a change of the driver lets Ironic choose the interfaces anew
   */
  public void patchNode(NodeUuid node, JsonArray patch, boolean resetInterfaces) {
    String path = "/v1/nodes/" + node + (resetInterfaces ? "?reset_interfaces=True" : "");
    call(IronicRequest.with("patch_node", "PATCH", path, patch, Microversion.NODES));
  }

  /** Gives a node a trait. */
  public void addTrait(NodeUuid node, String trait) {
    call(
        IronicRequest.with(
            "add_trait",
            "PUT",
            trait(node, trait),
            JsonValue.EMPTY_JSON_OBJECT,
            Microversion.NODES));
  }

  /** Takes a trait from a node; one that it does not have is no error. */
  public void removeTrait(NodeUuid node, String trait) {
    try {
      call(IronicRequest.delete("remove_trait", trait(node, trait), Microversion.NODES));
    } catch (IronicException refused) {
      if (refused.status() != 404) {
        throw refused;
      }
    }
  }

  private static String trait(NodeUuid node, String trait) {
    return "/v1/nodes/" + node + "/traits/" + encoded(trait);
  }

  /** Makes a port; CONFLICT if its address is taken. */
  public IronicPort createPort(JsonObject port) {
    return read(
        IronicRequest.with("create_port", "POST", "/v1/ports", port, Microversion.PORTS),
        IronicPort::of);
  }

  /** Applies a JSON patch to a port. */
  public void patchPort(String port, JsonArray patch) {
    call(
        IronicRequest.with(
            "patch_port", "PATCH", "/v1/ports/" + encoded(port), patch, Microversion.PORTS));
  }

  CompletableFuture<Void> deletePort(String port) {
    return http.send(
            IronicRequest.delete("delete_port", "/v1/ports/" + encoded(port), Microversion.PORTS))
        .thenAccept(done -> {});
  }

  CompletableFuture<Void> bootFromNetwork(NodeUuid node, boolean persistent) {
    return put(
        "set_boot_device",
        "/v1/nodes/" + node + "/management/boot_device",
        JsonDocuments.object().add("boot_device", "pxe").add("persistent", persistent).build());
  }

  CompletableFuture<Void> power(NodeUuid node, PowerTarget target) {
    return put(
        "set_power",
        "/v1/nodes/" + node + "/states/power",
        JsonDocuments.object().add("target", target.wireName()).build());
  }

  /** Waits for an answer, bounded by the request's own limits. */
  <T> T await(CompletableFuture<T> answer) {
    try {
      // Four requests: the first one of all asks Keystone twice, and for the version, before.
      return answer.get(4 * http.timeout().toMillis() + 10_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (IronicHttp.cause(failed.getCause()) instanceof ConductorException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw new IronicException(IronicException.NO_ANSWER, "Ironic does not answer in time", late);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ConductorException(Kind.UNAVAILABLE, "This conductor is stopping", stopping);
    }
  }

  private CompletableFuture<Void> put(String operation, String path, JsonObject body) {
    return http.send(IronicRequest.with(operation, "PUT", path, body, Microversion.NODES))
        .thenAccept(done -> {});
  }

  private List<IronicPort> listPorts(String path) {
    return list("list_ports", path, "ports", Microversion.PORTS, IronicPort::of);
  }

  private <T> List<T> list(
      String operation,
      String path,
      String member,
      Microversion newest,
      Function<JsonObject, T> reader) {
    List<T> all = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
      next =
          read(
              IronicRequest.get(operation, next.get(), newest),
              json -> {
                JsonField.of(json, member).elements().stream()
                    .flatMap(item -> item.object().stream())
                    .map(reader)
                    .forEach(all::add);
                return JsonField.of(json, "next").text().flatMap(IronicClient::belowRoot);
              });
    }
    return List.copyOf(all);
  }

  /** Ironic names its public address in links; we stay at the one that was configured. */
  private static Optional<String> belowRoot(String link) {
    int start = link.indexOf("/v1/");
    return start < 0 ? Optional.empty() : Optional.of(link.substring(start));
  }

  private void call(IronicRequest request) {
    JsonValue unused = http.call(request);
  }

  private <T> T read(IronicRequest request, Function<JsonObject, T> reader) {
    JsonValue body = http.call(request);
    try {
      return reader.apply(body.asJsonObject());
    } catch (ClassCastException | MalformedFieldException | IllegalArgumentException notIronic) {
      throw new IronicException(
          500,
          "Ironic's answer to %s %s makes no sense: %s"
              .formatted(request.method(), request.path(), notIronic.getMessage()),
          notIronic);
    }
  }

  private static ConductorException notFound(String node, Throwable cause) {
    return new ConductorException(
        Kind.NOT_FOUND, "Node %s was not found in Ironic".formatted(node), cause);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
