/** How do learned fields hang together? As trees, and over several operations at one address. */
@NullMarked
package dev.sinew.spec.learned;

import org.jspecify.annotations.NullMarked;
