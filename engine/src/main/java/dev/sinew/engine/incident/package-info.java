/** What did one actor do, how far did it come, and how bad is it? */
@NullMarked
package dev.sinew.engine.incident;

import org.jspecify.annotations.NullMarked;
