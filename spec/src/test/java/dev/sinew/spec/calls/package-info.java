/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec.calls;

import org.jspecify.annotations.NullMarked;
