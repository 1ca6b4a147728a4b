/** Are sets of rules read as they are written? */
@NullMarked
package dev.sinew.scan.rules;

import org.jspecify.annotations.NullMarked;
