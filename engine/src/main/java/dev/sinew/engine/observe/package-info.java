/**
 * What may be kept of an exchange? One pass over its bytes yields an observation: no memory between exchanges but caches,
 * no clock, no input or output.
 */
@NullMarked
package dev.sinew.engine.observe;

import org.jspecify.annotations.NullMarked;
