/** Who used which object in which operation, and with what outcome? The joined record that detectors judge. */
@NullMarked
package dev.sinew.engine.access;

import org.jspecify.annotations.NullMarked;
