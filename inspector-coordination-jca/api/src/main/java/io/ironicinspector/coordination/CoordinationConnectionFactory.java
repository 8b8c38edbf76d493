package io.ironicinspector.coordination;

import java.io.Serializable;

/** Found in JNDI where the resource adapter is deployed. Thread-safe. */
public interface CoordinationConnectionFactory extends Serializable {
  /**
   * A connection from the server's pool; close it.
   *
   * @throws CoordinationUnavailableException if the adapter is stopped or the pool gives none
   */
  CoordinationConnection getConnection();
}
