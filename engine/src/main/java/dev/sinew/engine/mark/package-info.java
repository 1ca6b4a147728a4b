/** What can be noticed in one exchange alone, while its bytes are at hand? The contract of marks and the set of all. */
@NullMarked
package dev.sinew.engine.mark;

import org.jspecify.annotations.NullMarked;
