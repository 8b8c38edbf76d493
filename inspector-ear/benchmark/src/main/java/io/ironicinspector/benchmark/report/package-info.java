/** What was measured, as tables, JSON and judgements. How it was measured is no business of it. */
package io.ironicinspector.benchmark.report;
