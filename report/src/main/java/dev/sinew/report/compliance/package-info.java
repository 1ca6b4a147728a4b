/** Which requirements of which standards do findings touch, and which did no rule look at? */
@NullMarked
package dev.sinew.report.compliance;

import org.jspecify.annotations.NullMarked;
