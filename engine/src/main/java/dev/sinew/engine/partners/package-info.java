/** Does somebody else's API answer us otherwise than it always does? */
@NullMarked
package dev.sinew.engine.partners;

import org.jspecify.annotations.NullMarked;
