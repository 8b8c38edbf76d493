package io.ironicinspector.conductor;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.conductor.configuration.HistoryConfig;
import io.ironicinspector.conductor.configuration.RoleConfig;
import io.ironicinspector.conductor.coordination.ConductorMember;
import io.ironicinspector.conductor.coordination.Coordination;
import io.ironicinspector.conductor.database.DatabaseStartup;
import io.ironicinspector.conductor.database.JdbcIntrospectionStore;
import io.ironicinspector.conductor.hook.ProcessingHook;
import io.ironicinspector.conductor.rule.PolledRules;
import io.ironicinspector.conductor.rule.RuleStore;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.RunKeeping;
import io.ironicinspector.persistence.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The conductor in its container: starts it with the server, makes it a member of the group, and
 * takes it out again. In the role {@code api} it does nothing.
 */
@Startup
@Singleton
@DependsOn("DatabaseStartup")
@Local(Conductor.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The store has transactions of its own, short ones; none may span a call to Ironic.
@TransactionManagement(TransactionManagementType.BEAN)
public class ConductorBean implements Conductor {
  private static final Logger LOG = Logger.getLogger(ConductorBean.class.getName());
  private static final int MAX_THREADS = 64;
  private static final long IDLE_SECONDS = 60;

  @Inject private Instance<RoleConfig> role;
  @Inject private Instance<Settings> settings;
  @Inject private Instance<HistoryConfig> history;
  @Inject @Any private Instance<ProcessingHook> hooks;
  @EJB private Coordination coordination;
  @EJB private RuleStore rules;

  @Resource(lookup = DatabaseStartup.DATA_SOURCE)
  private DataSource dataSource;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  private ManagedScheduledExecutorService scheduler;

  private Optional<ExecutorService> workers = Optional.empty();
  private Optional<ConductorEngine> engine = Optional.empty();
  private Optional<MemberId> member = Optional.empty();
  private Optional<ScheduledFuture<?>> cleanUp = Optional.empty();

  @PostConstruct
  void start() {
    try {
      if (role.get().role().conducts()) {
        conduct(settings.get());
      }
    } catch (RuntimeException refused) { // whatever it is: one line for the operator, no start
      LOG.log(Level.SEVERE, "The conductor does not start: {0}", rootMessage(refused));
      throw refused;
    }
  }

  // Not an overload of start: Payara finds the callback by its name alone and may take the wrong
  // one.
  private void conduct(Settings settings) {
    // A pool of the server's threads, not the server's executor: Payara's searches the whole class
    // path for context providers whenever it is given a task, and a run has a dozen.
    ExecutorService pool =
        new ThreadPoolExecutor(
            0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    workers = Optional.of(pool);
    WorkQueue queue = new WorkQueue(pool, scheduler, settings.service().maxConcurrency());
    ConductorEngine conductor =
        new ConductorEngine(
            settings,
            hooks,
            new Facilities(
                coordination,
                new JdbcIntrospectionStore(dataSource, keeping(settings)),
                new PolledRules(new Transactions(dataSource), rules),
                queue,
                scheduler,
                Clock.systemUTC(),
                host -> List.of(InetAddress.getAllByName(host))));
    engine = Optional.of(conductor);
    Metrics.QUEUE_DEPTH.from(() -> Map.of(List.of(), (double) queue.depth()));
    Metrics.LEADER.from(() -> Map.of(List.of(), conductor.isFirst() ? 1.0 : 0.0));
    if (!settings.pxeFilter().isBuilt()) {
      LOG.log(
          Level.WARNING,
          "[pxe_filter] driver {0} is not built yet: who may boot is left to your DHCP server",
          settings.pxeFilter().driver());
    }
    conductor.probeIronic();
    scheduleCleanUp(conductor, settings);
    join(settings); // last: from here on others send work
  }

  private RunKeeping keeping(Settings settings) {
    HistoryConfig config = history.get();
    return new RunKeeping(settings.service().host(), config.runs(), config.unprocessed());
  }

  private void scheduleCleanUp(ConductorEngine conductor, Settings settings) {
    Duration period = settings.service().cleanUpPeriod();
    if (period.isZero()) {
      return;
    }
    boolean withTimeout = !settings.service().timeout().isZero();
    Runnable pass =
        () -> {
          if (withTimeout) {
            conductor.endTimedOut();
          }
          conductor.forgetGone();
        };
    cleanUp =
        Optional.of(
            scheduler.scheduleWithFixedDelay(
                pass, period.toSeconds(), period.toSeconds(), TimeUnit.SECONDS));
  }

  private void join(Settings settings) {
    String host = settings.service().host();
    String url = settings.listen().rpcUrl(host).toString();
    MemberId id = ConductorMember.id(host);
    coordination.join(
        id,
        Map.of(
            LiveConductor.RPC_URL,
            url,
            "incarnation",
            UUID.randomUUID().toString(),
            "version",
            version()));
    member = Optional.of(id);
    LOG.log(Level.INFO, "Conductor {0} is ready, RPC at {1}", new Object[] {id, url});
  }

  @PreDestroy
  void stop() {
    cleanUp.ifPresent(timer -> timer.cancel(false));
    try {
      member.ifPresent(coordination::leave);
    } catch (RuntimeException gone) {
      // Some servers take the pool away before the beans. The adapter's own stop ends the
      // membership with its lease.
      LOG.log(Level.FINE, "Left the group to the adapter''s stop: {0}", gone.getMessage());
    }
    workers.ifPresent(ExecutorService::shutdown);
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    return conductor().introspect(node, manageBoot);
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    return conductor().abort(node);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    return conductor().continueIntrospection(ramdiskData);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    return conductor().continueIntrospection(ramdiskData, node);
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node) {
    return conductor().reapply(node);
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    return conductor().reapply(node, ramdiskData);
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return conductor().resolve(nodeName);
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    return conductor().testRules(question);
  }

  private Conductor conductor() {
    return engine.orElseThrow(
        () -> new ConductorException(Kind.NO_CONDUCTOR, "No conductor runs in this process"));
  }

  private static String version() {
    return Optional.ofNullable(ConductorBean.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
