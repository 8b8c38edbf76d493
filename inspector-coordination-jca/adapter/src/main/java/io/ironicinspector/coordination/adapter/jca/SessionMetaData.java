package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.ManagedConnectionMetaData;

final class SessionMetaData implements ManagedConnectionMetaData {
  @Override
  public String getEISProductName() {
    return "Inspector coordination";
  }

  @Override
  public String getEISProductVersion() {
    String version = SessionMetaData.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }

  /** Zero: the adapter sets no limit. */
  @Override
  public int getMaxConnections() {
    return 0;
  }

  @Override
  public String getUserName() {
    return "";
  }
}
