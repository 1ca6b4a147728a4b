/** How is a result shown where results of tests are shown? In the XML of JUnit. */
@NullMarked
package dev.sinew.report.junit;

import org.jspecify.annotations.NullMarked;
