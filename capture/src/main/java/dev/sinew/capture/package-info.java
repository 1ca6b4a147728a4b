/** How does traffic come in? Finds inputs, recognises their formats and cuts them into batches that any thread can parse. */
@NullMarked
package dev.sinew.capture;

import org.jspecify.annotations.NullMarked;
