/** How does one see in a minute what Sinew does? A bank, its customers, its attackers, and what Sinew says of them. */
@NullMarked
package dev.sinew.app.demo;

import org.jspecify.annotations.NullMarked;
