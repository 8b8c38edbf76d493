package io.ironicinspector.coordination.adapter.management;

import io.ironicinspector.coordination.adapter.Coordinator;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A {@link CoordinationMXBean} in the JVM's MBean server until it is closed: left there it would
 * keep the adapter's class loader. Thread-safe; whoever registered closes it.
 */
public final class Registration implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Registration.class.getName());
  private static final String NAME = "io.ironicinspector:type=Coordination,instance=";
  private static final int MOST_INSTANCES = 100;

  private final MBeanServer server;
  private final ObjectName name;

  private Registration(MBeanServer server, ObjectName name) {
    this.server = server;
    this.name = name;
  }

  /** With the first free number. A failure is logged: coordination goes without. */
  public static Registration of(Coordinator coordinator) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      return new Registration(server, register(server, new CoordinatorBean(coordinator)));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "coordination is not shown over JMX", e);
      return new Registration(server, null);
    }
  }

  private static ObjectName register(MBeanServer server, CoordinationMXBean bean)
      throws JMException {
    for (int instance = 1; instance < MOST_INSTANCES; instance++) {
      try {
        return server.registerMBean(bean, new ObjectName(NAME + instance)).getObjectName();
      } catch (InstanceAlreadyExistsException e) {
        LOG.log(Level.FINE, "another adapter has this number", e);
      }
    }
    throw new InstanceAlreadyExistsException(NAME + MOST_INSTANCES);
  }

  /** Idempotent. */
  @Override
  public void close() {
    try {
      if (name != null && server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException e) {
      LOG.log(Level.FINE, "the MBean is gone already", e);
    }
  }
}
