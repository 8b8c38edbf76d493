package io.ironicinspector.conductor;

import io.ironicinspector.conductor.coordination.Coordination;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.ironic.HostResolver;
import io.ironicinspector.conductor.rule.RuleStore;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What the conductor's container gives it. */
record Facilities(
    Coordination coordination,
    IntrospectionStore store,
    RuleStore rules,
    Executor executor,
    ScheduledExecutorService scheduler,
    Clock clock,
    HostResolver resolver) {}
