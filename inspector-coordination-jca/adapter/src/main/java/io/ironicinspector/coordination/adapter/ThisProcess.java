package io.ironicinspector.coordination.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this process signs what it holds. */
public final class ThisProcess {
  private static final String NAME = host() + ":" + ProcessHandle.current().pid();

  private ThisProcess() {}

  /** {@code <host>:<process id>}. */
  public static String name() {
    return NAME;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A host that does not know itself by name; the process id still tells processes apart.
      return "localhost";
    }
  }
}
