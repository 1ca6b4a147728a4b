/** How are the values of a capture spelled? JSON, times, durations, methods and base64, read from bytes. */
@NullMarked
package dev.sinew.capture.value;

import org.jspecify.annotations.NullMarked;
