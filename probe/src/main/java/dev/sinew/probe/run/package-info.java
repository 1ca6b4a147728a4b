/** What is asked of whom, in which order: operations, values to fill them with, coverage, verdicts. */
@NullMarked
package dev.sinew.probe.run;

import org.jspecify.annotations.NullMarked;
