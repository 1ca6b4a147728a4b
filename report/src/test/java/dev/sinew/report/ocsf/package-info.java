@NullMarked
package dev.sinew.report.ocsf;

import org.jspecify.annotations.NullMarked;
