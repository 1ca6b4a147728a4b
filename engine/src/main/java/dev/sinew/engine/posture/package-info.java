/** What is wrong with an api and its operations? Checks over what was learned, and findings made of what marks noticed. */
@NullMarked
package dev.sinew.engine.posture;

import org.jspecify.annotations.NullMarked;
