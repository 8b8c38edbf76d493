package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.settings.Option;
import jakarta.resource.spi.ConfigProperty;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;

/**
 * The properties of the resource adapter, as {@code META-INF/ra.xml} has them too: all text, and a
 * blank one is read from MicroProfile Config when the adapter starts. For the thread that sets the
 * adapter up.
 */
public abstract class CoordinationProperties implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Option, String> properties = new EnumMap<>(Option.class);

  CoordinationProperties() {}

  /** Those that are set. */
  Map<Option, String> properties() {
    return Map.copyOf(properties);
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

  @ConfigProperty(description = "etcd or in-process; blank: by inspector.role")
  public void setProvider(String provider) {
    set(Option.PROVIDER, provider);
  }

  public String getEndpoints() {
    return get(Option.ENDPOINTS);
  }

  @ConfigProperty(description = "host:port or URLs, separated by commas; replaces host and port")
  public void setEndpoints(String endpoints) {
    set(Option.ENDPOINTS, endpoints);
  }

  public String getHost() {
    return get(Option.HOST);
  }

  @ConfigProperty(description = "Host of etcd (127.0.0.1)")
  public void setHost(String host) {
    set(Option.HOST, host);
  }

  public String getPort() {
    return get(Option.PORT);
  }

  @ConfigProperty(description = "Port of etcd (2379)")
  public void setPort(String port) {
    set(Option.PORT, port);
  }

  public String getCaCert() {
    return get(Option.CA_CERT);
  }

  @ConfigProperty(description = "PEM file with the certificates to trust; switches TLS on")
  public void setCaCert(String caCert) {
    set(Option.CA_CERT, caCert);
  }

  public String getCertKey() {
    return get(Option.CERT_KEY);
  }

  @ConfigProperty(description = "PEM file (PKCS#8) with our key")
  public void setCertKey(String certKey) {
    set(Option.CERT_KEY, certKey);
  }

  public String getCertCert() {
    return get(Option.CERT_CERT);
  }

  @ConfigProperty(description = "PEM file with our certificate")
  public void setCertCert(String certCert) {
    set(Option.CERT_CERT, certCert);
  }

  public String getTimeout() {
    return get(Option.TIMEOUT);
  }

  @ConfigProperty(description = "Seconds for one request (30)")
  public void setTimeout(String timeout) {
    set(Option.TIMEOUT, timeout);
  }

  public String getUser() {
    return get(Option.USER);
  }

  @ConfigProperty(description = "User of etcd")
  public void setUser(String user) {
    set(Option.USER, user);
  }

  public String getPassword() {
    return get(Option.PASSWORD);
  }

  @ConfigProperty(description = "Password of that user", confidential = true)
  public void setPassword(String password) {
    set(Option.PASSWORD, password);
  }

  public String getGroupPath() {
    return get(Option.GROUP_PATH);
  }

  @ConfigProperty(description = "The group (/openstack/ironic-inspector/service-group)")
  public void setGroupPath(String groupPath) {
    set(Option.GROUP_PATH, groupPath);
  }

  public String getLockPrefix() {
    return get(Option.LOCK_PREFIX);
  }

  @ConfigProperty(description = "Goes before a dot and a lock's name (ironic-inspector)")
  public void setLockPrefix(String lockPrefix) {
    set(Option.LOCK_PREFIX, lockPrefix);
  }

  public String getLeaseTtl() {
    return get(Option.LEASE_TTL);
  }

  @ConfigProperty(description = "Seconds (10)")
  public void setLeaseTtl(String leaseTtl) {
    set(Option.LEASE_TTL, leaseTtl);
  }

  public String getMaxStaleness() {
    return get(Option.MAX_STALENESS);
  }

  @ConfigProperty(description = "Seconds; how old a view of the group may be (two leases)")
  public void setMaxStaleness(String maxStaleness) {
    set(Option.MAX_STALENESS, maxStaleness);
  }

  public String getNamespace() {
    return get(Option.NAMESPACE);
  }

  @ConfigProperty(
      description = "Prefix of the keys that are not shared with tooz (/ironic-inspector/)")
  public void setNamespace(String namespace) {
    set(Option.NAMESPACE, namespace);
  }
}
