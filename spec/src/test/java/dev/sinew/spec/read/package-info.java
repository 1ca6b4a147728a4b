/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec.read;

import org.jspecify.annotations.NullMarked;
