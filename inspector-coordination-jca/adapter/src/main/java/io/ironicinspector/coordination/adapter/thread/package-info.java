/** How the adapter makes threads of its own. What they do belongs elsewhere. */
package io.ironicinspector.coordination.adapter.thread;
