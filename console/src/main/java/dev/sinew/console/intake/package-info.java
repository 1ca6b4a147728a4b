/** How do exchanges come in over HTTP, and what is their sender told? */
@NullMarked
package dev.sinew.console.intake;

import org.jspecify.annotations.NullMarked;
