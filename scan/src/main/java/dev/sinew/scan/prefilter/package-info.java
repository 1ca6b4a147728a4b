/** Where in the bytes of a text can a pattern match at all? */
@NullMarked
package dev.sinew.scan.prefilter;

import org.jspecify.annotations.NullMarked;
