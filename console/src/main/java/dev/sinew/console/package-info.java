/** How is HTTP served: where, with which limits, and in which words are requests refused? */
@NullMarked
package dev.sinew.console;

import org.jspecify.annotations.NullMarked;
