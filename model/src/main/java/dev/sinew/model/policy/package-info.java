/** Whom do enforcement points keep out, what do they not let pass, and who decided that? */
@NullMarked
package dev.sinew.model.policy;

import org.jspecify.annotations.NullMarked;
