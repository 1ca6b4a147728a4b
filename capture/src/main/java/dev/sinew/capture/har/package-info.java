/** How are HAR 1.2 files read, the traffic recordings of browsers and proxies? */
@NullMarked
package dev.sinew.capture.har;

import org.jspecify.annotations.NullMarked;
