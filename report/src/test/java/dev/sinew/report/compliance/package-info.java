@NullMarked
package dev.sinew.report.compliance;

import org.jspecify.annotations.NullMarked;
