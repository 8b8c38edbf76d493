package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.time.Duration;

/**
 * Where things are broken.
 *
 * @param log for what was broken
 * @param stop ends the breaking
 * @param ttl of the members' leases
 */
record Scene(Servers servers, Observer observer, HistoryLog log, StopSignal stop, Duration ttl) {}
