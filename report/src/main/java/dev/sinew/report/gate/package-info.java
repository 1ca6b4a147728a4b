/** What of a report counts: is it new, has somebody accepted it, and does the run fail for it? */
@NullMarked
package dev.sinew.report.gate;

import org.jspecify.annotations.NullMarked;
