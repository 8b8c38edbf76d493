package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.lang.runtime.ObjectMethods;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whether a stopped adapter with all its libraries can be unloaded: nothing in the JVM may hold on
 * to it, no thread, no MBean, no shutdown hook, no cache of a library.
 */
@Timeout(120)
class ClassLoaderIT {
  private static final Duration LONG = Duration.ofSeconds(40);

  private static EtcdServer etcd;

  @BeforeAll
  static void start() {
    etcd = EtcdServer.started();
  }

  @AfterAll
  static void stop() {
    etcd.close();
  }

  @Test
  void theClassesOfAStoppedAdapterAreUnloaded() throws Exception {
    WeakReference<ClassLoader> loader = usedAndStopped(Map.of("Provider", "in-process"));
    await().atMost(LONG).untilAsserted(() -> assertThat(isGone(loader)).isTrue());
  }

  @Test
  void theClassesOfAStoppedAdapterOnEtcdAreUnloaded() throws Exception {
    WeakReference<ClassLoader> loader = usedAndStopped(onEtcd());
    await().atMost(LONG).untilAsserted(() -> assertThat(isGone(loader)).isTrue());
  }

  /** The control: as long as it runs it is not unloaded. */
  @Test
  void theClassesOfARunningAdapterStay() throws Exception {
    try (FakeServer server = new FakeServer()) {
      ResourceAdapter adapter = started(new PrivateLoader(), server, onEtcd());
      var loader = new WeakReference<>(adapter.getClass().getClassLoader());
      await()
          .during(Duration.ofSeconds(3))
          .atMost(LONG)
          .untilAsserted(() -> assertThat(isGone(loader)).isFalse());
      adapter.stop();
    }
  }

  private static Map<String, String> onEtcd() {
    return Map.of("Provider", "etcd", "Endpoints", etcd.endpoint());
  }

  private static boolean isGone(WeakReference<ClassLoader> loader) throws Throwable {
    displace();
    System.gc();
    return loader.get() == null;
  }

  // JDK 17 remembers the type for which a record's methods were made last, and with it its loader
  // (ObjectMethods, the asTypeCache of its handles), until the next one comes.
  private static void displace() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle last = lookup.findGetter(Other.class, "last", ClassLoaderIT.class);
    for (String method : List.of("equals", "hashCode", "toString")) {
      assertThat(
              ObjectMethods.bootstrap(
                  lookup, method, MethodHandle.class, Other.class, "last", last))
          .isNotNull();
    }
  }

  private record Other(ClassLoaderIT last) {}

  private static WeakReference<ClassLoader> usedAndStopped(Map<String, String> properties)
      throws Exception {
    try (FakeServer server = new FakeServer()) {
      var loader = new PrivateLoader();
      ResourceAdapter adapter = started(loader, server, properties);
      Class<?> listener = loader.loadClass("io.ironicinspector.coordination.MembershipListener");
      var spec = (ActivationSpec) make(loader, "MembershipActivationSpec");
      spec.getClass().getMethod("setElection", String.class).invoke(spec, "leak");
      MessageEndpointFactory endpoints = new DeafEndpoints(listener);
      adapter.endpointActivation(endpoints, spec);
      use(loader, adapter);
      adapter.endpointDeactivation(endpoints, spec);
      adapter.stop();
      return new WeakReference<>(loader);
    }
  }

  private static ResourceAdapter started(
      PrivateLoader loader, FakeServer server, Map<String, String> properties) throws Exception {
    var adapter = (ResourceAdapter) make(loader, "CoordinationResourceAdapter");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      adapter
          .getClass()
          .getMethod("set" + property.getKey(), String.class)
          .invoke(adapter, property.getValue());
    }
    adapter.start(server);
    return adapter;
  }

  /** Takes a lock and a membership, by reflection: its types are not ours. */
  private static void use(PrivateLoader loader, ResourceAdapter adapter) throws Exception {
    Object factory = make(loader, "CoordinationManagedConnectionFactory");
    ((ResourceAdapterAssociation) factory).setResourceAdapter(adapter);
    Object connections = ((ManagedConnectionFactory) factory).createConnectionFactory();
    Object connection =
        call(connections, type(loader, "CoordinationConnectionFactory"), "getConnection");
    Class<?> api = type(loader, "CoordinationConnection");
    Object name = type(loader, "LockName").getConstructor(String.class).newInstance("leak");
    Object grant = call(connection, api, "tryLock", name, Duration.ofSeconds(5));
    assertThat(grant.toString()).doesNotContain("empty");
    Object group = call(connection, api, "group");
    Object member = type(loader, "MemberId").getConstructor(String.class).newInstance("m");
    call(connection, api, "join", group, member, Map.of());
    call(connection, api, "members", group);
    call(connection, api, "close");
  }

  private static Object make(PrivateLoader loader, String type) throws Exception {
    return loader
        .loadClass("io.ironicinspector.coordination.adapter.jca." + type)
        .getConstructor()
        .newInstance();
  }

  private static Class<?> type(PrivateLoader loader, String name) throws Exception {
    return loader.loadClass("io.ironicinspector.coordination." + name);
  }

  private static Object call(Object target, Class<?> type, String name, Object... arguments)
      throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(target, arguments);
      }
    }
    throw new AssertionError("no method " + name);
  }
}
