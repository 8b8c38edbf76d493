package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What becomes of machines that nobody asked to introspect: {@code [discovery]} and its switch. */
@Dependent
public class DiscoveryConfig {
  /** What {@code [processing] node_not_found_hook} may be. */
  public enum NotFoundHook {
    NONE,
    ENROLL,
    EXAMPLE
  }

  private final NotFoundHook hook;
  private final String driver;
  private final Map<String, String> fields;
  private final List<String> addressVersions;

  @Inject
  DiscoveryConfig(
      @ConfigProperty(name = "processing.node_not_found_hook", defaultValue = "none") String hook,
      @ConfigProperty(name = "discovery.enroll_node_driver", defaultValue = "fake-hardware")
          String driver,
      @ConfigProperty(name = "discovery.enroll_node_fields", defaultValue = " ") String fields,
      @ConfigProperty(name = "discovery.enabled_bmc_address_version", defaultValue = "4,6")
          String addressVersions) {
    this.hook = OptionText.choice("[processing] node_not_found_hook", NotFoundHook.class, hook);
    this.driver = driver;
    this.fields = OptionText.dict("[discovery] enroll_node_fields", fields);
    this.addressVersions = OptionText.list(addressVersions);
    if (!List.of("4", "6").containsAll(this.addressVersions)) {
      throw new IllegalArgumentException(
          "[discovery] enabled_bmc_address_version must be a list of 4 and 6, was "
              + addressVersions);
    }
  }

  /** What is done with a machine that is not found. */
  public NotFoundHook hook() {
    return hook;
  }

  /** The driver of nodes that are enrolled. */
  public String driver() {
    return driver;
  }

  /** What else nodes that are enrolled get, by field. */
  public Map<String, String> fields() {
    return fields;
  }

  /** The IP versions of BMC addresses to use, {@code 4} or {@code 6}, the best first. */
  public List<String> addressVersions() {
    return addressVersions;
  }
}
