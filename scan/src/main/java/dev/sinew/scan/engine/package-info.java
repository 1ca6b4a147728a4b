/** Where in a file is one? Files, one pass over their bytes for keywords, patterns in the neighbourhood of those alone. */
@NullMarked
package dev.sinew.scan.engine;

import org.jspecify.annotations.NullMarked;
