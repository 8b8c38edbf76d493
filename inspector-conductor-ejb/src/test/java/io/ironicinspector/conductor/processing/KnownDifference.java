package io.ironicinspector.conductor.processing;

import static java.util.function.Predicate.not;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every way in which this service is meant to come to another end than upstream does. */
enum KnownDifference {
  MALFORMED_IP_COSTS_ONLY_ITS_INTERFACE(
      "an interface with text that is no IP address is left out; upstream ends the run with a"
          + " 500") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/failures")
          && unexpectedIn(generated).equals("validate_interfaces")
          && text(difference.upstream()).contains("failed to detect a valid IP address");
    }
  },
  EMPTY_INVENTORY_HAS_A_TEXT(
      "no inventory is the same failure in each hook; upstream trips over it") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/failures")
          && unexpectedIn(generated).equals("validate_interfaces")
          && text(difference.ours()).contains("Hardware inventory is empty or missing");
    }
  },
  PART_OF_AN_IP_IS_NONE("1.2.3 is no IP address; netaddr takes it for 1.2.0.3") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return (difference.path().equals("/failures")
              && text(difference.upstream()).concat(text(difference.ours())).contains("'1.2.3'"))
          || interfaces(generated)
              .filter(item -> "\"1.2.3\"".equals(text(item.get("ipv4_address"))))
              .flatMap(item -> Stream.of(item.get("name"), item.get("mac_address")))
              .filter(JsonString.class::isInstance)
              .map(value -> ((JsonString) value).getString().toLowerCase(Locale.ROOT))
              .anyMatch(
                  part ->
                      difference.path().contains("/" + part)
                          || difference.path().equals("/data/macs"));
    }
  },
  ENRICHING_HOOK_GOES_ON(
      "hooks that only enrich a node leave out what is malformed; upstream ends the run with a"
          + " 500") {
    private static final List<String> HOOKS =
        List.of(
            "capabilities",
            "pci_devices",
            "accelerators",
            "lldp_basic",
            "local_link_connection",
            "physnet_cidr_map",
            "raid_device",
            "extra_hardware");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/error")
          && HOOKS.contains(unexpectedIn(generated))
          && !new UpstreamOutcome(generated).conditionRaised();
    }
  },
  ROOT_DISK_FAILURE_NAMES_THE_FIELD(
      "root_disk_selection says which field of which disk or hint is wrong; upstream ends with a"
          + " 500") {
    private static final Pattern NAMED =
        Pattern.compile("(root_disk|properties|inventory)[.\\[].* must be ");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/error")
          && (unexpectedIn(generated).equals("root_disk_selection")
              || text(difference.upstream()).startsWith("No disks could be found"))
          && NAMED.matcher(text(difference.ours())).find();
    }
  },
  HINT_WITHOUT_OPERAND_IS_NAMED("a hint that is an operator and nothing else: the error says so") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/error")
          && text(difference.ours()).endsWith("has nothing after the operator <or>");
    }
  },
  SKIPPING_EVERYTHING_IS_REFUSED("an empty hint among skip_block_devices is refused, naming it") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return text(difference.ours()).endsWith("has no hints, it would skip every disk");
    }
  },
  NEGATIVE_SIZE_IS_NONE("a root disk of less than no bytes is refused; upstream's local_gb is -2") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return text(difference.ours()).startsWith("root_disk.size must be a size in bytes");
    }
  },
  RULE_PATH_BESIDE_THE_DATA_FINDS_NOTHING(
      "[-1] of an empty list or of null: the condition is false") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return difference.path().equals("/error")
          && unexpectedIn(generated).equals("rules")
          && List.of("list index out of range", "object of type 'NoneType' has no len()")
              .contains(text(difference.upstream()));
    }
  },
  RULE_VARIABLE_IS_NAMED(
      "a variable that is not there: the error names it; upstream's is %(val)s") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return text(difference.upstream())
              .equals("Invalid formatting variable key provided in value %(val)s: %(e)s")
          && text(difference.ours())
              .startsWith("Invalid formatting variable key provided in value ");
    }
  },
  RULE_FORMAT_FAILURE_HAS_A_TEXT("a value that cannot be formatted: same reason, and a 400") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return unexpectedIn(generated).equals("rules")
          && text(difference.ours()).startsWith("Invalid formatting of value ")
          && text(difference.ours()).endsWith(text(difference.upstream()));
    }
  },
  RULE_ACTION_FAILURE_HAS_A_TEXT(
      "an action that does not fit the node: the error says what the node has; upstream's is"
          + " Python's") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return unexpectedIn(generated).equals("rules")
          && (text(difference.ours()).startsWith("extend-attribute: ")
              || text(difference.ours()).startsWith("the node's properties.capabilities"));
    }
  },
  UPPER_CASE_MAC_IS_THE_SAME_PORT(
      "local_link_connection and physnet_cidr_map know a MAC address in upper case; upstream skips"
          + " it") {
    private static final Pattern PATH =
        Pattern.compile("/ports/([^/]+)/(local_link_connection/.*|physical_network)");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      Matcher path = PATH.matcher(difference.path());
      return path.matches()
          && macs(generated)
              .filter(not(mac -> mac.equals(mac.toLowerCase(Locale.ROOT))))
              .anyMatch(mac -> mac.equalsIgnoreCase(path.group(1)));
    }
  },
  TWO_INTERFACES_OF_A_NAME(
      "of interfaces with one name each has its own address; upstream's physnet_cidr_map takes the"
          + " first's") {
    private static final Pattern PATH =
        Pattern.compile("/ports/([^/]+)/(local_link_connection/.*|physical_network)");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return PATH.matcher(difference.path()).matches()
          && interfaces(generated).map(item -> item.get("name")).distinct().count()
              < interfaces(generated).count();
    }
  },
  PXE_IS_CORRECTED_ON_ALL_PORTS(
      "pxe_enabled is corrected also on ports of interfaces that add_ports leaves out") {
    private static final Pattern PATH = Pattern.compile("/ports/([^/]+)/pxe_enabled");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      Matcher path = PATH.matcher(difference.path());
      return path.matches()
          && generated
              .getJsonObject("upstream")
              .getJsonObject("data")
              .getJsonArray("macs")
              .getValuesAs(JsonString::getString)
              .stream()
              .noneMatch(path.group(1)::equals);
    }
  },
  ORGANISATION_TLV_MAY_COME_FIRST(
      "LLDP: organisation TLVs count before the first basic one; upstream loses them") {
    private static final Pattern DATA =
        Pattern.compile("/data/(?:all_)?interfaces/([^/]+)/lldp_processed.*");
    private static final Pattern PORT = Pattern.compile("/ports/([^/]+)/local_link_connection.*");

    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return isOf(generated, "name", DATA.matcher(difference.path()))
          || isOf(generated, "mac_address", PORT.matcher(difference.path()));
    }

    private static boolean isOf(JsonObject generated, String field, Matcher path) {
      return path.matches()
          && interfaces(generated)
              .filter(item -> path.group(1).equalsIgnoreCase(item.getString(field, "")))
              .anyMatch(item -> firstTlv(item).filter(type -> type != 1).isPresent());
    }

    private static Optional<Integer> firstTlv(JsonObject item) {
      return item.get("lldp") instanceof JsonArray tlvs && !tlvs.isEmpty()
          ? Optional.of(tlvs.getJsonArray(0).getInt(0))
          : Optional.empty();
    }
  },
  ZERO_HAS_NO_SIGN("a number -0.0 is 0.0: JSON numbers are read as decimals") {
    @Override
    boolean explains(JsonObject generated, Difference difference) {
      return text(difference.upstream()).replace("-0.0", "0.0").equals(text(difference.ours()));
    }
  };

  private final String reason;

  KnownDifference(String reason) {
    this.reason = reason;
  }

  /** Why it is so. */
  String reason() {
    return reason;
  }

  abstract boolean explains(JsonObject generated, Difference difference);

  /** The one that explains this. */
  static Optional<KnownDifference> of(JsonObject generated, Difference difference) {
    return Stream.of(values()).filter(one -> one.explains(generated, difference)).findFirst();
  }

  private static String unexpectedIn(JsonObject generated) {
    return new UpstreamOutcome(generated).unexpectedIn();
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private static Stream<JsonObject> interfaces(JsonObject generated) {
    return generated.getJsonObject("data").get("inventory") instanceof JsonObject inventory
        ? inventory.getJsonArray("interfaces").getValuesAs(JsonValue::asJsonObject).stream()
        : Stream.empty();
  }

  private static Stream<String> macs(JsonObject generated) {
    return interfaces(generated)
        .map(item -> item.get("mac_address"))
        .filter(JsonString.class::isInstance)
        .map(mac -> ((JsonString) mac).getString());
  }
}
