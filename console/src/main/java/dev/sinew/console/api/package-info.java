/** What can programs and the page ask of a running Sinew, and who may? */
@NullMarked
package dev.sinew.console.api;

import org.jspecify.annotations.NullMarked;
