/** Where do traffic and specification contradict each other? One class a rule; the index is built by the compiler. */
@NullMarked
package dev.sinew.spec.drift;

import org.jspecify.annotations.NullMarked;
