/** What happened when, in all processes, as lines in files. Judging it does not belong here. */
package io.ironicinspector.coordination.torture.history;
