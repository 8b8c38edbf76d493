package io.ironicinspector.api.access;

import java.util.Objects;

/**
 * The ways in.
 *
 * @param api for operators and their programs
 * @param rpc for other processes of this service
 */
public record Doors(Access api, Access rpc) {
  public Doors {
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(rpc, "rpc");
  }
}
