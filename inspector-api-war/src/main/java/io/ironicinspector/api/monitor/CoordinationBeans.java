package io.ironicinspector.api.monitor;

import io.ironicinspector.client.metric.Metrics;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the resource adapter shows of itself in JMX. By name: its classes are not for us to see.
 * Where no adapter runs, there are no numbers.
 */
final class CoordinationBeans {
  private static final String PATTERN = "io.ironicinspector:type=Coordination,*";

  private CoordinationBeans() {}

  static void watch() {
    Metrics.LEASE_TTL.from(
        () -> one("LeaseRemainingMillis", millis -> ((Number) millis).doubleValue() / 1000));
    Metrics.LOCKS_HELD.from(() -> one("HeldLocks", Array::getLength));
  }

  private static Map<List<String>, Double> one(String attribute, ToDoubleFunction<Object> number) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      Set<ObjectName> beans = server.queryNames(new ObjectName(PATTERN), null);
      if (beans.isEmpty()) {
        return Map.of();
      }
      Object value = server.getAttribute(beans.iterator().next(), attribute);
      double shown = number.applyAsDouble(value);
      // Without etcd the lease lasts for ever.
      return shown > Duration.ofDays(365).toSeconds() ? Map.of() : Map.of(List.of(), shown);
    } catch (JMException e) {
      throw new IllegalStateException(attribute + " of the resource adapter is not known", e);
    }
  }
}
