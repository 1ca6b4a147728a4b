/** What a reply means: which of its values stay the same, which are somebody's own, and what failure looks like here. */
@NullMarked
package dev.sinew.probe.oracle;

import org.jspecify.annotations.NullMarked;
