/**
 * What this process counts and measures, and its text for Prometheus. One set for a process: the
 * conductor writes it, the API shows it. Neither HTTP nor what is measured belongs here.
 */
package io.ironicinspector.client.metric;
