/** The proofs, one class a weakness. */
@NullMarked
package dev.sinew.probe.proof;

import org.jspecify.annotations.NullMarked;
