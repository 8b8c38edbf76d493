package io.ironicinspector.micro.payara;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import io.ironicinspector.micro.StartFailure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** One Payara Micro in this process. Not thread-safe but for {@link #stop}. */
public final class PayaraMicroServer {
  private static final String IMPLEMENTATION = "fish.payara.micro.impl.PayaraMicroImpl";
  private static final List<String> ARCHIVES =
      List.of("inspector-coordination.rar", "inspector.war");

  private static final String ENABLED =
      "configs.config.server-config.network-config.network-listeners.network-listener.%s.enabled";

  private final PayaraMicroBoot boot;
  private final String listener;
  private AdminCommandRunner commands;

  private PayaraMicroServer(PayaraMicroBoot boot, String listener) {
    this.boot = boot;
    this.listener = listener;
  }

  /**
   * Prepares the server that this class is packaged with.
   *
   * @param listener which one of domain.xml is the service's
   * @param beforeStart runs when the server has set up its logging
   */
  public static PayaraMicroServer prepare(String listener, Runnable beforeStart) {
    try {
      // Only known to the loader that the uber-jar makes, not to the compiler.
      Class<?> implementation = Class.forName(IMPLEMENTATION);
      var boot = (PayaraMicroBoot) implementation.getMethod("getInstance").invoke(null);
      PayaraMicroServer server = new PayaraMicroServer(boot, listener);
      boot.setPreBootHandler(
          commands -> {
            server.commands = commands;
            beforeStart.run();
          });
      return server;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is no complete uber-jar", e);
    }
  }

  /**
   * Starts the server and the application in it.
   *
   * @param folder where the server keeps its files while it runs
   * @param runtime the unpacked uber-jar, if it was unpacked
   * @throws StartFailure if the server did not start; a failure of the application shows in {@link
   *     #isComplete}
   */
  public void start(Path folder, Path runtime) {
    List<String> arguments = new ArrayList<>(List.of("--rootdir", folder.toString()));
    if (runtime != null) {
      Path launcher = runtime.resolve("launch.jar");
      System.setProperty("fish.payara.micro.BootJar", launcher.toUri().toString());
      System.setProperty("fish.payara.micro.UnpackDir", runtime.toString());
      archives(runtime).forEach(archive -> arguments.addAll(List.of("--deploy", archive)));
    }
    try {
      boot.getClass()
          .getMethod("create", String[].class)
          .invoke(null, (Object) arguments.toArray(String[]::new));
    } catch (InvocationTargetException e) {
      throw new StartFailure("the server did not start: " + rootCause(e), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the Payara Micro that it was built with", e);
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static Stream<String> archives(Path runtime) {
    return ARCHIVES.stream()
        .map(name -> runtime.resolve("deploy").resolve(name))
        .filter(Files::exists)
        .map(path -> path + (path.toString().endsWith(".war") ? ":/" : ""));
  }

  /** Whether everything was deployed and is running. */
  public boolean isComplete() {
    Collection<String> deployed = boot.getRuntime().getDeployedApplicationNames();
    return deployed != null && deployed.size() == ARCHIVES.size();
  }

  /**
   * Opens the service's port, which nobody could connect to before: a ramdisk takes "not found"
   * from a server without its application for the last word.
   *
   * @throws StartFailure if it cannot be opened
   */
  public void open() {
    ClusterCommandResult result = set(true);
    if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
      throw new StartFailure("the service cannot listen: " + result.getOutput());
    }
  }

  private ClusterCommandResult set(boolean enabled) {
    return commands.run("set", ENABLED.formatted(listener) + "=" + enabled);
  }

  /** Closes the port, stops the application, then the resource adapter, then the server. */
  public void stop() throws BootstrapException {
    // Before the application goes, for the same reason that it is opened after it has come.
    set(false);
    // The server alone would take the connection factory away before the application leaves its
    // group through it.
    boot.getRuntime().undeploy("inspector");
    boot.getRuntime().undeploy("inspector-coordination");
    boot.shutdown();
  }
}
