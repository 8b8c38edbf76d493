package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.json.PythonText;
import java.util.ArrayList;
import java.util.List;

/** Which nodes may be introspected, by what Ironic is doing with them. */
public final class ProvisionCheck {
  private static final List<String> ALWAYS =
      List.of("enroll", "manageable", "inspecting", "inspect wait", "inspect failed");
  private static final List<String> IN_USE = List.of("active", "rescue");

  private final boolean permitActive;

  /**
   * Prepares the check.
   *
   * @param permitActive {@code [processing] permit_active_introspection}
   */
  public ProvisionCheck(boolean permitActive) {
    this.permitActive = permitActive;
  }

  /**
   * Refuses a node in another state. A node in use is never accepted with a managed boot: that
   * would reboot somebody's machine.
   */
  public void require(IronicNode node, boolean manageBoot) {
    List<String> valid = new ArrayList<>(ALWAYS);
    if (permitActive && !manageBoot) {
      valid.addAll(IN_USE);
    }
    if (!valid.contains(node.provisionState())) {
      throw new ConductorException(
          Kind.INVALID,
          "Invalid provision state for introspection: \"%s\", valid states are \"%s\""
              .formatted(node.provisionState(), PythonText.repr(valid)));
    }
  }
}
