package io.ironicinspector.api.backend;

/**
 * What the operator allows.
 *
 * @param pageSize default and maximum of a page of statuses
 * @param managesBoot whether this installation can set boot devices and switch power
 * @param storesData whether documents are kept
 * @param bodyBytes the largest body of a request
 * @param proxied whether a proxy in front is trusted to say how clients reach it
 */
public record ApiLimits(
    int pageSize, boolean managesBoot, boolean storesData, long bodyBytes, boolean proxied) {}
