/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec.drift;

import org.jspecify.annotations.NullMarked;
