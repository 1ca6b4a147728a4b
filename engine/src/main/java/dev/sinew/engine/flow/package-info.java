/** Does somebody leave out steps that always come first, or go through them as a machine does? Sequences and paces of sensitive steps. */
@NullMarked
package dev.sinew.engine.flow;

import org.jspecify.annotations.NullMarked;
