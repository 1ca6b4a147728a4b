/** What is to be done about what somebody did, by the rules that people made for that? */
@NullMarked
package dev.sinew.engine.respond;

import org.jspecify.annotations.NullMarked;
