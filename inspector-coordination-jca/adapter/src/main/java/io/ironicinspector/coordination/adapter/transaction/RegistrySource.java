package io.ironicinspector.coordination.adapter.transaction;

import jakarta.resource.spi.BootstrapContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Finds the server's registry of transaction synchronizations: as the resource adapter gets it, or
 * else under the name that every server must have. Asks again until there is one: the name is only
 * seen by threads of a component. Thread-safe.
 */
public final class RegistrySource
    implements Supplier<Optional<TransactionSynchronizationRegistry>> {
  private static final Logger LOG = Logger.getLogger(RegistrySource.class.getName());
  private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

  private volatile TransactionSynchronizationRegistry found;

  public RegistrySource(BootstrapContext context) {
    found = ofAdapter(context);
    LOG.fine(() -> "the transaction registry of the adapter's context: " + found);
  }

  // Payara's context looks it up by name and throws if there is none; small servers have none.
  private static TransactionSynchronizationRegistry ofAdapter(BootstrapContext context) {
    try {
      return context.getTransactionSynchronizationRegistry();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "the server gives the adapter no transaction registry", e);
      return null;
    }
  }

  @Override
  public Optional<TransactionSynchronizationRegistry> get() {
    TransactionSynchronizationRegistry registry = found;
    if (registry == null) {
      registry = named();
      found = registry;
    }
    return Optional.ofNullable(registry);
  }

  @SuppressWarnings("BanJNDI") // the name is the specification's
  private static TransactionSynchronizationRegistry named() {
    try {
      return InitialContext.doLookup(NAME);
    } catch (NamingException e) {
      return null;
    }
  }
}
