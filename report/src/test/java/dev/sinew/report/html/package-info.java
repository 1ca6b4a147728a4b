@NullMarked
package dev.sinew.report.html;

import org.jspecify.annotations.NullMarked;
