@NullMarked
package dev.sinew.report.message;

import org.jspecify.annotations.NullMarked;
