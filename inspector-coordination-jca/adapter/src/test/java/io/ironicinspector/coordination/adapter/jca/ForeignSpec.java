package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;

/** An activation for some other adapter. */
final class ForeignSpec implements ActivationSpec {
  @Override
  public void validate() {
    // Nothing to check.
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return null;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) {
    throw new UnsupportedOperationException();
  }
}
