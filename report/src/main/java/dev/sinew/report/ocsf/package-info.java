/** How is what happened told to systems that collect security events? OCSF 1.9.0. */
@NullMarked
package dev.sinew.report.ocsf;

import org.jspecify.annotations.NullMarked;
