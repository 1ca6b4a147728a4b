/** Who is the test: identities from a file, and their sessions. */
@NullMarked
package dev.sinew.probe.identity;

import org.jspecify.annotations.NullMarked;
