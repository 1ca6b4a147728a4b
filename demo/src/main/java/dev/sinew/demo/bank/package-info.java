/** How does an API of a small bank look, with flaws that can be switched on one by one, and correct without them? */
@NullMarked
package dev.sinew.demo.bank;

import org.jspecify.annotations.NullMarked;
