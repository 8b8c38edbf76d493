package io.ironicinspector.conductor.ironic;

/** The three ways to use Ironic, kept together. Thread-safe. */
public record Ironic(IronicClient client, Machines machines, BmcAddresses bmcAddresses) {}
