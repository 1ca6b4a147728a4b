/** Does what is looked at first never rule out what is there? */
@NullMarked
package dev.sinew.scan.prefilter;

import org.jspecify.annotations.NullMarked;
