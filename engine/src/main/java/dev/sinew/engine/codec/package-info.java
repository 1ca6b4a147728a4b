/** How does an observation become bytes, and bytes from anywhere an observation again? */
@NullMarked
package dev.sinew.engine.codec;

import org.jspecify.annotations.NullMarked;
