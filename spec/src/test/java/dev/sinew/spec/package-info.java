/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec;

import org.jspecify.annotations.NullMarked;
