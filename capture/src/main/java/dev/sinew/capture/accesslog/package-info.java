/** How are access logs read? They tell who asked for what and how it ended, and nothing of what was carried. */
@NullMarked
package dev.sinew.capture.accesslog;

import org.jspecify.annotations.NullMarked;
