/** Do scans find what was planted, and nothing else? */
@NullMarked
package dev.sinew.scan;

import org.jspecify.annotations.NullMarked;
