package io.ironicinspector.api;

import io.ironicinspector.api.access.AccessFeature;
import io.ironicinspector.api.data.DataResource;
import io.ironicinspector.api.error.ErrorMapper;
import io.ironicinspector.api.history.DiffResource;
import io.ironicinspector.api.history.HistoryResource;
import io.ironicinspector.api.introspection.IntrospectionResource;
import io.ironicinspector.api.ramdisk.CallbackResource;
import io.ironicinspector.api.ramdisk.ContinueResource;
import io.ironicinspector.api.request.LenientRequestFilter;
import io.ironicinspector.api.root.RootResource;
import io.ironicinspector.api.rpc.RpcResource;
import io.ironicinspector.api.rule.RuleResource;
import io.ironicinspector.api.rule.RuleTestResource;
import io.ironicinspector.api.version.VersionFilter;
import io.ironicinspector.domain.Role;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** All there is, by role. The explicit list keeps the servers from scanning for more. */
@ApplicationPath("/")
public class ApiApplication extends Application {
  private static final Set<Class<?>> ALWAYS =
      Set.of(
          LenientRequestFilter.class, VersionFilter.class, AccessFeature.class, ErrorMapper.class);
  private static final Set<Class<?>> PUBLIC_API =
      Set.of(
          RootResource.class,
          IntrospectionResource.class,
          DataResource.class,
          HistoryResource.class,
          DiffResource.class,
          ContinueResource.class,
          CallbackResource.class,
          RuleResource.class,
          RuleTestResource.class);
  private static final Set<Class<?>> RPC = Set.of(RpcResource.class);

  private final Role role;

  /** For the server, which has no role to give. */
  public ApiApplication() {
    this(
        Role.parse(
            ConfigProvider.getConfig()
                .getOptionalValue("inspector.role", String.class)
                .orElse(Role.ALL.wireName())));
  }

  ApiApplication(Role role) {
    this.role = role;
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Stream.concat(ALWAYS.stream(), (role.servesApi() ? PUBLIC_API : RPC).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Jersey's names; other servers ignore them. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
