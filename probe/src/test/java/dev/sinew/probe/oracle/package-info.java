/** What answers are taken for. */
@NullMarked
package dev.sinew.probe.oracle;

import org.jspecify.annotations.NullMarked;
