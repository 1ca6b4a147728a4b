/** Which rules are there? Found, checked and indexed while they are compiled, so that nothing scans the class path at start. */
@NullMarked
package dev.sinew.index;

import org.jspecify.annotations.NullMarked;
