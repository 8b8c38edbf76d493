package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.PortsConfig;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.ironic.IronicPort;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.ramdisk.FoundInterface;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortUpdateTest {
  private static final String A = "52:54:00:00:00:0a";
  private static final String B = "52:54:00:00:00:0b";
  private static final String C = "52:54:00:00:00:0c";
  private static final Map<String, FoundInterface> ALL =
      Map.of("a", found(A, true), "b", found(B, false));
  private static final Map<String, FoundInterface> SUITABLE = Map.of("a", found(A, true));

  @Test
  void createsWhatIsMissing() {
    NodeUpdate update = collect(Map.of(), "manageable", port(B, false));
    assertThat(Nodes.described(update)).containsExactly("create " + A + " pxe=true");
  }

  @Test
  void disabledCreatesNothing() {
    NodeUpdate update = collect(Map.of("processing.add_ports", "disabled"), "manageable");
    assertThat(Nodes.described(update)).isEmpty();
  }

  @Test
  void presentKeepsWhatTheMachineHas() {
    NodeUpdate update =
        collect(
            Map.of("processing.keep_ports", "present"),
            "manageable",
            port(A, true),
            port(B, false),
            port(C, true));
    assertThat(Nodes.described(update)).containsExactly("delete " + C);
  }

  @Test
  void addedKeepsOnlyWhatIsSuitable() {
    NodeUpdate update =
        collect(
            Map.of("processing.keep_ports", "added"),
            "manageable",
            port(A, true),
            port(B, true),
            port(C, true));
    assertThat(Nodes.described(update)).containsExactly("delete " + B, "delete " + C);
  }

  @Test
  void aNodeInUseKeepsItsPortsAsTheyAre() {
    NodeUpdate update =
        collect(Map.of("processing.keep_ports", "added"), "active", port(A, false), port(C, true));
    assertThat(Nodes.described(update)).isEmpty();
  }

  @Test
  void pxeEnabledFollowsTheRamdisk() {
    NodeUpdate update = collect(Map.of(), "manageable", port(A, false), port(B, true));
    assertThat(Nodes.described(update))
        .containsExactly(
            "patch " + A + " [{\"op\":\"replace\",\"path\":\"/pxe_enabled\",\"value\":true}]",
            "patch " + B + " [{\"op\":\"replace\",\"path\":\"/pxe_enabled\",\"value\":false}]");
  }

  @Test
  void pxeEnabledOfOthersIsLeftAloneWhileNobodyKnowsWhereTheRamdiskBootedFrom() {
    NodeUpdate update =
        new NodeUpdate(
            Nodes.with(JsonValue.EMPTY_JSON_OBJECT), uuid -> List.of(port(A, true), port(B, true)));
    new PortUpdate(
            Configured.of(ProcessingConfig.class, Map.of()),
            Configured.of(PortsConfig.class, Map.of()))
        .collect(
            Map.of("a", found(A, false), "b", found(B, false)),
            Map.of("a", found(A, false)),
            update);
    assertThat(Nodes.described(update))
        .containsExactly(
            "patch " + A + " [{\"op\":\"replace\",\"path\":\"/pxe_enabled\",\"value\":false}]");
  }

  @Test
  void pxeEnabledIsLeftAloneWhenTold() {
    assertThat(
            Nodes.described(
                collect(
                    Map.of("processing.update_pxe_enabled", "false"),
                    "manageable",
                    port(A, false))))
        .isEmpty();
    assertThat(
            Nodes.described(
                collect(
                    Map.of("processing.overwrite_existing", "false"),
                    "manageable",
                    port(A, false))))
        .isEmpty();
  }

  private static NodeUpdate collect(
      Map<String, String> settings, String provisionState, IronicPort... ports) {
    NodeUpdate update =
        new NodeUpdate(
            new IronicNode(
                Nodes.UUID,
                provisionState,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT),
            uuid -> List.of(ports));
    new PortUpdate(
            Configured.of(ProcessingConfig.class, settings),
            Configured.of(PortsConfig.class, settings))
        .collect(ALL, SUITABLE, update);
    return update;
  }

  private static FoundInterface found(String mac, boolean pxe) {
    return new FoundInterface(Optional.of("192.0.2.1"), mac, Optional.empty(), pxe);
  }

  private static IronicPort port(String mac, boolean pxe) {
    return new IronicPort(mac, mac, pxe, Optional.of(Nodes.UUID));
  }
}
