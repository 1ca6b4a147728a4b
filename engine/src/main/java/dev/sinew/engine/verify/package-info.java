/** Is a token what it says it is? Signatures against known keys, guesses of weak keys, and times. Raw tokens are not kept. */
@NullMarked
package dev.sinew.engine.verify;

import org.jspecify.annotations.NullMarked;
