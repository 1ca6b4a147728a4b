/** What goes over the wire: requests that stay at the target, within a budget, and their replies. */
@NullMarked
package dev.sinew.probe.http;

import org.jspecify.annotations.NullMarked;
