/** The stored documents of a node. How they come in belongs to {@code ramdisk}. */
package io.ironicinspector.api.data;
