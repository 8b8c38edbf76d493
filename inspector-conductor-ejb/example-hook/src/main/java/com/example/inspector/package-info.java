/** A site's own processing hooks. What the service itself ships does not belong here. */
package com.example.inspector;
