/** How do people start Sinew? The command line and the wiring. */
@NullMarked
package dev.sinew.app;

import org.jspecify.annotations.NullMarked;
