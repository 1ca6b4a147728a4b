/** How does traffic pass through, and what is seen of it on the way? */
@NullMarked
package dev.sinew.inline;

import org.jspecify.annotations.NullMarked;
