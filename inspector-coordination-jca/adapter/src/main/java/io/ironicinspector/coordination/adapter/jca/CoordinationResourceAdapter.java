package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.settings.InvalidSettingException;
import io.ironicinspector.coordination.adapter.settings.MicroProfileLookup;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.transaction.xa.XAResource;

/**
 * Owns the one session of this adapter: opened by {@link #start}, ended by {@link #stop}. The
 * properties are those of {@code META-INF/ra.xml}; a blank one is read from MicroProfile Config at
 * the start, and else has its default.
 *
 * <p>Thread-safe between start and stop. Once stopped it refuses to connect again.
 */
public final class CoordinationResourceAdapter implements ResourceAdapter, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(CoordinationResourceAdapter.class.getName());

  private final EnumMap<Option, String> properties = new EnumMap<>(Option.class);
  private transient volatile Running running;

  /** Starts the session; does not wait for the store. */
  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    try {
      var reader = new SettingsReader(properties, MicroProfileLookup.current());
      Coordinator coordinator = Providers.coordinator(reader);
      running = new Running(coordinator, new Deliverer(context), new ConcurrentHashMap<>());
      coordinator.start();
    } catch (InvalidSettingException e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
  }

  /** Ends session, locks, memberships and threads; five seconds at most. */
  @Override
  public void stop() {
    Running last = running;
    running = null;
    if (last != null) {
      last.activations().values().forEach(MembershipActivation::close);
      last.coordinator().close();
      last.deliverer().close();
      LOG.fine("stopped");
    }
  }

  /**
   * The session, for the connections.
   *
   * @throws IllegalStateException before the start and after the stop
   */
  Coordinator coordinator() throws IllegalStateException {
    return running().coordinator();
  }

  private Running running() throws IllegalStateException {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the coordination adapter is not running");
    }
    return now;
  }

  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    Running now = running();
    var activation = new MembershipActivation(endpoints, now.deliverer());
    now.activations().put(new Endpoint(endpoints, spec), activation);
    activation.listenTo(now.coordinator());
  }

  @Override
  public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
    Running now = running;
    MembershipActivation activation =
        now == null ? null : now.activations().remove(new Endpoint(endpoints, spec));
    if (activation != null) {
      activation.close();
    }
  }

  /** None: a lease can end after a prepare, and nothing could be recovered. */
  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  private String get(Option option) {
    return properties.get(option);
  }

  private void set(Option option, String value) {
    if (value == null) {
      properties.remove(option);
    } else {
      properties.put(option, value);
    }
  }

  public String getProvider() {
    return get(Option.PROVIDER);
  }

  public void setProvider(String provider) {
    set(Option.PROVIDER, provider);
  }

  public String getEndpoints() {
    return get(Option.ENDPOINTS);
  }

  public void setEndpoints(String endpoints) {
    set(Option.ENDPOINTS, endpoints);
  }

  public String getHost() {
    return get(Option.HOST);
  }

  public void setHost(String host) {
    set(Option.HOST, host);
  }

  public String getPort() {
    return get(Option.PORT);
  }

  public void setPort(String port) {
    set(Option.PORT, port);
  }

  public String getCaCert() {
    return get(Option.CA_CERT);
  }

  public void setCaCert(String caCert) {
    set(Option.CA_CERT, caCert);
  }

  public String getCertKey() {
    return get(Option.CERT_KEY);
  }

  public void setCertKey(String certKey) {
    set(Option.CERT_KEY, certKey);
  }

  public String getCertCert() {
    return get(Option.CERT_CERT);
  }

  public void setCertCert(String certCert) {
    set(Option.CERT_CERT, certCert);
  }

  public String getTimeout() {
    return get(Option.TIMEOUT);
  }

  public void setTimeout(String timeout) {
    set(Option.TIMEOUT, timeout);
  }

  public String getUser() {
    return get(Option.USER);
  }

  public void setUser(String user) {
    set(Option.USER, user);
  }

  public String getPassword() {
    return get(Option.PASSWORD);
  }

  public void setPassword(String password) {
    set(Option.PASSWORD, password);
  }

  public String getGroupPath() {
    return get(Option.GROUP_PATH);
  }

  public void setGroupPath(String groupPath) {
    set(Option.GROUP_PATH, groupPath);
  }

  public String getLockPrefix() {
    return get(Option.LOCK_PREFIX);
  }

  public void setLockPrefix(String lockPrefix) {
    set(Option.LOCK_PREFIX, lockPrefix);
  }

  public String getLeaseTtl() {
    return get(Option.LEASE_TTL);
  }

  public void setLeaseTtl(String leaseTtl) {
    set(Option.LEASE_TTL, leaseTtl);
  }

  public String getMaxStaleness() {
    return get(Option.MAX_STALENESS);
  }

  public void setMaxStaleness(String maxStaleness) {
    set(Option.MAX_STALENESS, maxStaleness);
  }

  public String getNamespace() {
    return get(Option.NAMESPACE);
  }

  public void setNamespace(String namespace) {
    set(Option.NAMESPACE, namespace);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoordinationResourceAdapter that && properties.equals(that.properties);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }

  private record Running(
      Coordinator coordinator,
      Deliverer deliverer,
      Map<Endpoint, MembershipActivation> activations) {}

  private record Endpoint(MessageEndpointFactory factory, ActivationSpec spec) {}
}
