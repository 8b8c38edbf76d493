package io.ironicinspector.api.policy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [oslo_policy]}. */
@Dependent
public class PolicyConfig {
  private final String file;
  private final List<String> directories;
  private final boolean newDefaultsOnly;
  private final String defaultRule;

  @Inject
  public PolicyConfig(
      @ConfigProperty(name = "oslo_policy.policy_file", defaultValue = "policy.yaml") String file,
      @ConfigProperty(name = "oslo_policy.policy_dirs", defaultValue = "policy.d")
          List<String> directories,
      @ConfigProperty(name = "oslo_policy.enforce_new_defaults", defaultValue = "true")
          boolean newDefaultsOnly,
      @ConfigProperty(name = "oslo_policy.policy_default_rule", defaultValue = "default")
          String defaultRule) {
    this.file = file;
    this.directories = List.copyOf(directories);
    this.newDefaultsOnly = newDefaultsOnly;
    this.defaultRule = defaultRule;
  }

  String file() {
    return file;
  }

  List<String> directories() {
    return directories;
  }

  /** Whether the deprecated roles get nothing any more. */
  boolean newDefaultsOnly() {
    return newDefaultsOnly;
  }

  String defaultRule() {
    return defaultRule;
  }
}
