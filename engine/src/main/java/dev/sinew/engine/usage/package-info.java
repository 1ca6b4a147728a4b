/** Does somebody use an operation otherwise than all others do? Habits of operations, one voice a caller, and rules over what departs from them. */
@NullMarked
package dev.sinew.engine.usage;

import org.jspecify.annotations.NullMarked;
