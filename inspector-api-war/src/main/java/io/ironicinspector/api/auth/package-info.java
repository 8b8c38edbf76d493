/** Who calls: none asked, HTTP basic, Keystone. What a caller may do does not belong here. */
package io.ironicinspector.api.auth;
