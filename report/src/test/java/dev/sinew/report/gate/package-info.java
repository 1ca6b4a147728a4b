@NullMarked
package dev.sinew.report.gate;

import org.jspecify.annotations.NullMarked;
