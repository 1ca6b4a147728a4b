/** What goes over the wire, without a run around it. */
@NullMarked
package dev.sinew.probe.http;

import org.jspecify.annotations.NullMarked;
