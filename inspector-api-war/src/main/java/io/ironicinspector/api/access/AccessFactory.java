package io.ironicinspector.api.access;

import io.ironicinspector.api.auth.AuthConfig;
import io.ironicinspector.api.auth.AuthStrategy;
import io.ironicinspector.api.auth.Authentication;
import io.ironicinspector.api.auth.AuthenticationFactory;
import io.ironicinspector.api.backend.InspectorConfig;
import io.ironicinspector.api.backend.JsonRpcConfig;
import io.ironicinspector.api.policy.PolicyConfig;
import io.ironicinspector.api.policy.PolicyFiles;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Hangs the doors of this process as it is configured. A role that has no use for one shuts it. */
@Dependent
public class AccessFactory {
  private static final Logger LOG = Logger.getLogger(AccessFactory.class.getName());

  private final AuthConfig auth;
  private final AuthenticationFactory authentication;
  private final InspectorConfig inspector;
  private final JsonRpcConfig rpc;
  private final PolicyConfig policy;

  @Inject
  AccessFactory(
      AuthConfig auth,
      AuthenticationFactory authentication,
      InspectorConfig inspector,
      JsonRpcConfig rpc,
      PolicyConfig policy) {
    this.auth = auth;
    this.authentication = authentication;
    this.inspector = inspector;
    this.rpc = rpc;
    this.policy = policy;
  }

  @Produces
  @Singleton
  Doors doors() {
    return inspector.role().servesApi()
        ? new Doors(apiDoor(), Access.shut())
        : new Doors(Access.shut(), rpcDoor());
  }

  private Access apiDoor() {
    Optional<Authentication> how = authentication.create(auth.strategy(), auth.userFile());
    if (auth.strategy() != AuthStrategy.KEYSTONE) {
      return how.map(Access::authenticated).orElseGet(Access::open);
    }
    PolicyFiles files = new PolicyFiles(policy, configFolders(), System::nanoTime);
    return Access.governed(
        how.orElseThrow(), (rule, caller) -> files.current().allows(rule, caller, Map.of()));
  }

  /** Where oslo.config looks for the files that options name. */
  private static List<Path> configFolders() {
    return Arrays.stream(System.getProperty("inspector.config.files", "").split(File.pathSeparator))
        .filter(name -> !name.isBlank())
        .map(name -> Path.of(name).toAbsolutePath())
        .map(path -> Files.isDirectory(path) ? path : path.getParent())
        .distinct()
        .toList();
  }

  private Access rpcDoor() {
    Optional<Authentication> how = authentication.create(rpc.strategy(), rpc.userFile());
    if (how.isEmpty()) {
      warnOfOpenRpc();
      return Access.open();
    }
    if (rpc.strategy() != AuthStrategy.KEYSTONE) {
      return Access.authenticated(how.get());
    }
    Set<String> allowed =
        rpc.allowedRoles().stream()
            .map(role -> role.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return Access.governed(
        how.get(), (rule, caller) -> caller.roles().stream().anyMatch(allowed::contains));
  }

  private void warnOfOpenRpc() {
    if (!rpc.onLoopback()) {
      LOG.log(
          Level.WARNING,
          "[json_rpc] auth_strategy is noauth and host_ip is \"{0}\": whoever reaches this port can"
              + " start, abort and feed introspections of any node. Set auth_strategy, or host_ip"
              + " to a loopback address",
          rpc.host());
    }
  }
}
