/** Can it be a real one, as far as can be told without asking anybody? */
@NullMarked
package dev.sinew.scan.verify;

import org.jspecify.annotations.NullMarked;
