/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec.write;

import org.jspecify.annotations.NullMarked;
