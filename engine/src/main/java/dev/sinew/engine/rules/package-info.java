/** Which rules are there? One class a rule; the index is built by the compiler. */
@NullMarked
package dev.sinew.engine.rules;

import org.jspecify.annotations.NullMarked;
