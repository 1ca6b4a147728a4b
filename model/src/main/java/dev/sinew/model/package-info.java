/** Which words do all parts share? Exchanges, observations, operations, rules, changes. Nothing here reads, waits or logs. */
@NullMarked
package dev.sinew.model;

import org.jspecify.annotations.NullMarked;
