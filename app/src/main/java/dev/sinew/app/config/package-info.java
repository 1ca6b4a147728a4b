/** What does the user's configuration file say? Strict: what is not understood is refused with its line and the cure. */
@NullMarked
package dev.sinew.app.config;

import org.jspecify.annotations.NullMarked;
