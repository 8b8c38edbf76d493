package io.ironicinspector.coordination.adapter.settings;

import io.ironicinspector.coordination.GroupName;
import java.time.Duration;

/**
 * Checked settings of one adapter.
 *
 * @param lockPrefix goes before a dot and the lock's name
 * @param leaseTtl what is asked for; the store may give more
 * @param maxStaleness how old a view of a group may be before it is read again
 * @param namespace prefix of the keys that are not shared with tooz
 */
public record Settings(
    Store store,
    GroupName group,
    String lockPrefix,
    Duration leaseTtl,
    Duration maxStaleness,
    String namespace) {}
