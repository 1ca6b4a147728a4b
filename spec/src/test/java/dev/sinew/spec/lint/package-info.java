/** What holds for the lint as a whole; each rule has its cases. */
@NullMarked
package dev.sinew.spec.lint;

import org.jspecify.annotations.NullMarked;
