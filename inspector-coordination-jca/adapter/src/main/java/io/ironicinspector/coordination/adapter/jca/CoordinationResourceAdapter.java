package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.management.Registration;
import io.ironicinspector.coordination.adapter.settings.InvalidSettingException;
import io.ironicinspector.coordination.adapter.settings.MicroProfileLookup;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import io.ironicinspector.coordination.adapter.transaction.RegistrySource;
import io.ironicinspector.coordination.adapter.transaction.Transactions;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.IllegalStateException;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.transaction.xa.XAResource;

/**
 * Owns the one session of this adapter: opened by {@link #start}, ended by {@link #stop}.
 *
 * <p>Thread-safe between start and stop. Once stopped it refuses to connect again.
 */
@Connector(
    displayName = "Inspector coordination",
    vendorName = "Inspector",
    eisType = "etcd",
    transactionSupport = TransactionSupportLevel.NoTransaction)
public final class CoordinationResourceAdapter extends CoordinationProperties
    implements ResourceAdapter {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(CoordinationResourceAdapter.class.getName());

  private transient volatile Running running;

  /** Starts the session; does not wait for the store. */
  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    try {
      var reader = new SettingsReader(properties(), MicroProfileLookup.current());
      Coordinator coordinator = Providers.coordinator(reader);
      var session = new Session(coordinator, new Transactions(new RegistrySource(context)));
      coordinator.start();
      coordinator.watchSession(session::onState);
      running =
          new Running(
              session,
              new Deliverer(context.getWorkManager()),
              Registration.of(coordinator),
              new ConcurrentHashMap<>());
    } catch (InvalidSettingException e) {
      throw new ResourceAdapterInternalException(e.getMessage(), e);
    }
  }

  /** Ends session, locks, memberships and threads; five seconds at most. */
  @Override
  public void stop() {
    Running last = running;
    running = null;
    if (last != null) {
      last.registration().close();
      // The session's end ends what they listen to and run for.
      last.activations().values().forEach(MembershipActivation::halt);
      last.session().coordinator().close();
      last.deliverer().close();
      LOG.fine("stopped");
    }
  }

  /**
   * The session, for the connections.
   *
   * @throws IllegalStateException before the start and after the stop
   */
  Session session() throws IllegalStateException {
    return running().session();
  }

  private Running running() throws IllegalStateException {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("the coordination adapter is not running");
    }
    return now;
  }

  @Override
  public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec)
      throws ResourceException {
    if (!(spec instanceof MembershipActivationSpec own)) {
      throw new NotSupportedException("not an activation of this adapter: " + spec);
    }
    Running now = running();
    var activation = new MembershipActivation(endpoints, own.settings(), now.deliverer());
    activation.begin(now.session().coordinator());
    now.activations().put(new Endpoint(endpoints, spec), activation);
  }

  /** The bean hears nothing more. Waits for the store to resign, up to its timeout. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
    Running now = running;
    MembershipActivation activation =
        now == null ? null : now.activations().remove(new Endpoint(endpoints, spec));
    if (activation != null) {
      activation.close();
    }
  }

  /** None: a lease can end after a prepare, and nothing could be recovered. */
  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CoordinationResourceAdapter that
        && properties().equals(that.properties());
  }

  @Override
  public int hashCode() {
    return properties().hashCode();
  }

  private record Running(
      Session session,
      Deliverer deliverer,
      Registration registration,
      Map<Endpoint, MembershipActivation> activations) {}

  private record Endpoint(MessageEndpointFactory factory, ActivationSpec spec) {}
}
