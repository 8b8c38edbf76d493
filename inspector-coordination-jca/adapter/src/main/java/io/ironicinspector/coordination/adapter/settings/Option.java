package io.ironicinspector.coordination.adapter.settings;

/** An option of the section {@code [etcd]}, as the specification and DESIGN.md §4 name it. */
public enum Option {
  /** {@code etcd} or {@code in-process}; blank follows from the role. */
  PROVIDER("provider"),
  /** {@code host:port} or URLs, separated by commas; replaces host and port. */
  ENDPOINTS("endpoints"),
  HOST("host"),
  PORT("port"),
  /** PEM file; switches TLS on. */
  CA_CERT("ca_cert"),
  /** PEM file, PKCS#8. */
  CERT_KEY("cert_key"),
  /** PEM file. */
  CERT_CERT("cert_cert"),
  /** Seconds, for one request. */
  TIMEOUT("timeout"),
  USER("user"),
  PASSWORD("password"),
  GROUP_PATH("group_path"),
  LOCK_PREFIX("lock_prefix"),
  /** Seconds. */
  LEASE_TTL("lease_ttl"),
  /** Seconds; blank means two times the lease. */
  MAX_STALENESS("max_staleness"),
  /** Prefix of the keys that are not shared with tooz. */
  NAMESPACE("namespace");

  private final String key;

  Option(String key) {
    this.key = key;
  }

  /** The name in {@code inspector.conf}. */
  public String key() {
    return key;
  }

  /** The name in MicroProfile Config. */
  String configKey() {
    return "etcd." + key;
  }
}
