package io.ironicinspector.simulator.node;

import java.util.List;
import java.util.Optional;

/**
 * A way from one provision state to another.
 *
 * @param during the state on the way; the same as {@code to} if the change is immediate
 * @param since the first microversion 1.since that has the verb
 */
record ProvisionStep(String from, String verb, String during, String to, int since) {
  private static final List<ProvisionStep> ALL =
      List.of(
          new ProvisionStep("enroll", "manage", "verifying", "manageable", 4),
          new ProvisionStep("available", "manage", "manageable", "manageable", 4),
          new ProvisionStep("inspect failed", "manage", "manageable", "manageable", 4),
          new ProvisionStep("clean failed", "manage", "manageable", "manageable", 4),
          new ProvisionStep("manageable", "provide", "cleaning", "available", 4),
          new ProvisionStep("manageable", "inspect", "inspecting", "manageable", 6),
          new ProvisionStep("inspect failed", "inspect", "inspecting", "manageable", 6),
          new ProvisionStep("inspect wait", "abort", "inspect failed", "inspect failed", 41),
          new ProvisionStep("available", "active", "deploying", "active", 1),
          new ProvisionStep("manageable", "adopt", "adopting", "active", 17),
          new ProvisionStep("active", "deleted", "deleting", "available", 1),
          new ProvisionStep("active", "rescue", "rescuing", "rescue", 38),
          new ProvisionStep("rescue", "unrescue", "unrescuing", "active", 38));

  static Optional<ProvisionStep> find(String state, String verb) {
    return ALL.stream()
        .filter(step -> step.from.equals(state) && step.verb.equals(verb))
        .findFirst();
  }

  boolean immediate() {
    return during.equals(to);
  }
}
