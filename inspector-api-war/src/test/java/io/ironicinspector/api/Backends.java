package io.ironicinspector.api;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.DatabaseDocuments;
import io.ironicinspector.api.backend.NodeNames;
import io.ironicinspector.client.ConductorDirectory;
import java.util.List;

/** For tests in other packages. */
public final class Backends {
  private Backends() {}

  public static Backend reading(FakeReads reads) {
    return reading(reads, List::of);
  }

  public static Backend reading(FakeReads reads, ConductorDirectory conductors) {
    FakeConductor conductor = new FakeConductor();
    return new Backend(
        conductor,
        conductors,
        new NodeNames(conductor, Runnable::run, System::nanoTime),
        reads,
        new DatabaseDocuments(reads),
        new FakeRules(),
        TestServer.LIMITS);
  }
}
