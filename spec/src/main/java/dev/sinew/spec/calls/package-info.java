/** What do specifications say of a single call, while it happens? */
@NullMarked
package dev.sinew.spec.calls;

import org.jspecify.annotations.NullMarked;
