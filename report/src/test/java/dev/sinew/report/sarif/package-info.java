@NullMarked
package dev.sinew.report.sarif;

import org.jspecify.annotations.NullMarked;
