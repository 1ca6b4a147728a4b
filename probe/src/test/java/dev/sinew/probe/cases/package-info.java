/** Runs the case files of proofs against servers that are written down, over real connections. */
@NullMarked
package dev.sinew.probe.cases;

import org.jspecify.annotations.NullMarked;
