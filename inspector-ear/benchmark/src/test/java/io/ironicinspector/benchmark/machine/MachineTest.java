package io.ironicinspector.benchmark.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void machinesShareNoIdentityAndNoAddress() {
    List<Machine> machines = Machine.first(2000);
    assertThat(machines.stream().map(Machine::uuid)).doesNotHaveDuplicates().hasSize(2000);
    assertThat(machines.stream().map(Machine::bmcAddress)).doesNotHaveDuplicates();
    assertThat(machines.stream().map(machine -> machine.mac(7))).doesNotHaveDuplicates();
  }

  @Test
  void theRamdiskReportsTheAddressesByWhichIronicKnowsTheMachine() {
    var machine = new Machine(300);
    assertThat(machine.node()).contains("b0000000-0000-4000-8000-00000000012c", "10.77.1.44");
    assertThat(machine.inventory())
        .contains("\"bmc_address\": \"10.77.1.44\"", "52:54:01:2c:00:00", "01-52-54-01-2c-00-00")
        .doesNotContain("%s", "%d", "%x");
  }

  @Test
  void thereAreNoMoreThanTheirAddressesAllow() {
    assertThatThrownBy(() -> new Machine(65_536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Machine(-1)).hasMessageContaining("was -1");
  }
}
