/** Which secrets lie in these files? One scan over paths, and what it found. */
@NullMarked
package dev.sinew.scan;

import org.jspecify.annotations.NullMarked;
