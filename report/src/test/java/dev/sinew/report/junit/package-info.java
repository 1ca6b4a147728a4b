@NullMarked
package dev.sinew.report.junit;

import org.jspecify.annotations.NullMarked;
