package io.ironicinspector.micro;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.settings.ListenAddress;
import io.ironicinspector.micro.settings.RoleCheck;
import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.micro.tls.ServerIdentity;
import io.ironicinspector.osloconfig.check.ConfigCheck;
import io.ironicinspector.osloconfig.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that can be said of a configuration before the server starts, all at once. */
final class StartCheck {
  private final List<Finding> findings;

  private StartCheck(Settings settings) {
    this.findings = new ArrayList<>(ConfigCheck.run(settings.configured()));
  }

  /** Errors first. Changes nothing and opens no port. */
  static List<Finding> run(Role role, Settings settings) {
    StartCheck check = new StartCheck(settings);
    check.more(
        () -> RoleCheck.check(role, settings), "[DEFAULT] rpc_transport", "[DEFAULT] standalone");
    check.more(
        () -> ListenAddress.of(role, settings),
        "[DEFAULT] listen_",
        "[DEFAULT] use_ssl = ",
        "[json_rpc] host_ip",
        "[json_rpc] port",
        "[json_rpc] use_ssl = ");
    check.more(
        () -> ServerIdentity.load(role, settings),
        "[DEFAULT] use_ssl",
        "[json_rpc] use_ssl",
        "[ssl]");
    return Stream.concat(
            check.findings.stream().filter(Finding::isError),
            check.findings.stream().filter(finding -> !finding.isError()))
        .toList();
  }

  // Not if one of the options it is about is wrong anyway.
  private void more(Runnable check, String... options) {
    boolean known =
        findings.stream()
            .filter(Finding::isError)
            .anyMatch(finding -> Stream.of(options).anyMatch(finding.message()::startsWith));
    if (known) {
      return;
    }
    try {
      check.run();
    } catch (StartFailure e) {
      findings.add(Finding.error(e.getMessage()));
    }
  }
}
