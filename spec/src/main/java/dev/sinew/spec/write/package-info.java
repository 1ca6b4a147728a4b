/** What would a specification of the learned operations say? */
@NullMarked
package dev.sinew.spec.write;

import org.jspecify.annotations.NullMarked;
