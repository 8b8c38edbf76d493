/** Cross-origin requests of browsers, as oslo.middleware answers them. Nothing else. */
package io.ironicinspector.api.cors;
