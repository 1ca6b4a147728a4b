/** Proofs of injection: what a value in a request makes the target do, and nothing else does. */
@NullMarked
package dev.sinew.probe.proof.inject;

import org.jspecify.annotations.NullMarked;
