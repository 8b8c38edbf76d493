package io.ironicinspector.api;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.DatabaseDocuments;
import io.ironicinspector.api.backend.NodeNames;

/** For tests in other packages. */
public final class Backends {
  private Backends() {}

  public static Backend reading(FakeReads reads) {
    FakeConductor conductor = new FakeConductor();
    return new Backend(
        conductor,
        new NodeNames(conductor, Runnable::run, System::nanoTime),
        reads,
        new DatabaseDocuments(reads),
        new FakeRules(),
        TestServer.LIMITS);
  }
}
