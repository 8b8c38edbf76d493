package io.ironicinspector.coordination.torture.cluster;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The leases of an etcd; jetcd cannot list them. */
public final class Leases {
  private static final Pattern LEASE = Pattern.compile("[0-9a-f]{8,16}");

  private Leases() {}

  /** How many there are. */
  public static int count(List<URI> endpoints) {
    return list(endpoints).size();
  }

  /** All of them, in hexadecimal. */
  public static List<String> list(List<URI> endpoints) {
    String all = endpoints.stream().map(URI::toString).collect(Collectors.joining(","));
    return EtcdPrograms.etcdctl(all, List.of("lease", "list"))
        .lines()
        .map(String::strip)
        .filter(line -> LEASE.matcher(line).matches())
        .toList();
  }
}
