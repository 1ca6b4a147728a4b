/** Does a secret work, as its issuer says? The only part of a scan that connects to anything, and only where it is asked to. */
@NullMarked
package dev.sinew.scan.ask;

import org.jspecify.annotations.NullMarked;
