/** How is a result shown to tools that collect results of many tools? In SARIF 2.1.0. */
@NullMarked
package dev.sinew.report.sarif;

import org.jspecify.annotations.NullMarked;
