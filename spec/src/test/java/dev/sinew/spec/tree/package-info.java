/** Tests of the package of the same name. */
@NullMarked
package dev.sinew.spec.tree;

import org.jspecify.annotations.NullMarked;
