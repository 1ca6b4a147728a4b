/** Which described operation is a learned one, and which are left over on either side? */
@NullMarked
package dev.sinew.spec.match;

import org.jspecify.annotations.NullMarked;
