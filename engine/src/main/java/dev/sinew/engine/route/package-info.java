/**
 * Which operation is a call of? A trie of path segments learns, for each position, which segments are names and which are
 * values, and can change its mind.
 */
@NullMarked
package dev.sinew.engine.route;

import org.jspecify.annotations.NullMarked;
