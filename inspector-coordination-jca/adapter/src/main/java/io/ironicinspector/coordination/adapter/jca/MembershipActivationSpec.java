package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;

/** Activation of a message-driven bean that listens to the adapter's group. No properties. */
public final class MembershipActivationSpec implements ActivationSpec, Serializable {
  private static final long serialVersionUID = 1L;

  private transient ResourceAdapter resourceAdapter;

  /** Nothing can be wrong. */
  @Override
  public void validate() {
    // There is nothing to set yet.
  }

  @Override
  public ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (resourceAdapter != null && !resourceAdapter.equals(adapter)) {
      throw new IllegalStateException("the activation has its resource adapter already");
    }
    resourceAdapter = adapter;
  }
}
