/** What does the host show and allow that no operation of the specification asks for? */
@NullMarked
package dev.sinew.probe.proof.surface;

import org.jspecify.annotations.NullMarked;
