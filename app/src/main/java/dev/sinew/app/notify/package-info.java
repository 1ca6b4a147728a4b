/** Who is told what happened, and has it arrived? Targets, what is new for them, and delivery. */
@NullMarked
package dev.sinew.app.notify;

import org.jspecify.annotations.NullMarked;
