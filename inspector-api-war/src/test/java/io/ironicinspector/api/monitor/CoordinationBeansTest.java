package io.ironicinspector.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.metric.Metrics;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the resource adapter shows in JMX, as metrics. */
class CoordinationBeansTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  CoordinationBeansTest() throws Exception {
    name = new ObjectName("io.ironicinspector:type=Coordination,instance=1");
    CoordinationBeans.watch();
  }

  /** As much of the adapter's own as is read. */
  public interface AdapterMXBean {
    long getLeaseRemainingMillis();

    List<String> getHeldLocks();
  }

  /** An adapter that stands still. */
  public record Adapter(long lease, List<String> locks) implements AdapterMXBean {
    @Override
    public long getLeaseRemainingMillis() {
      return lease;
    }

    @Override
    public List<String> getHeldLocks() {
      return locks;
    }
  }

  private void register(Adapter adapter) throws Exception {
    server.registerMBean(adapter, name);
  }

  @AfterEach
  void unregister() throws Exception {
    if (server.isRegistered(name)) {
      server.unregisterMBean(name);
    }
  }

  @Test
  void theLeaseIsShownInSecondsAndTheLocksAreCounted() throws Exception {
    register(new Adapter(7500, List.of("a", "b")));
    assertThat(Metrics.text())
        .contains("\ninspector_lease_ttl_seconds 7.5\n")
        .contains("\ninspector_locks_held 2\n");
  }

  @Test
  void aLeaseThatNothingEndsIsNotShown() throws Exception {
    register(new Adapter(Long.MAX_VALUE, List.of()));
    assertThat(Metrics.text())
        .doesNotContain("inspector_lease_ttl_seconds")
        .contains("\ninspector_locks_held 0\n");
  }

  @Test
  void withoutAnAdapterThereAreNoNumbers() {
    assertThat(Metrics.text())
        .doesNotContain("inspector_lease_ttl_seconds")
        .doesNotContain("inspector_locks_held");
  }
}
