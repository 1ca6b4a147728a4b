/** Where values of our own go in requests, which of them are worth it, and what a value has to bring back to prove something. */
@NullMarked
package dev.sinew.probe.place;

import org.jspecify.annotations.NullMarked;
