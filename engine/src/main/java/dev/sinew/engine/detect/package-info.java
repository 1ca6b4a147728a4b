/** What is wrong with an access? One rule a class, each a pure function over what is known when it is judged. */
@NullMarked
package dev.sinew.engine.detect;

import org.jspecify.annotations.NullMarked;
