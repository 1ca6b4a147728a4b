/** What was refused: does it come back where the request is written otherwise? */
@NullMarked
package dev.sinew.probe.proof.bypass;

import org.jspecify.annotations.NullMarked;
