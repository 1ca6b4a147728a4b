/** Who makes a call: callers from claims, login links, keys and sessions, and what is known of each. */
@NullMarked
package dev.sinew.engine.identity;

import org.jspecify.annotations.NullMarked;
