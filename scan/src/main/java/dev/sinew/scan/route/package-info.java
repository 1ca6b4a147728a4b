/** Which operations does a server offer, by its source or its bytecode? */
@NullMarked
package dev.sinew.scan.route;

import org.jspecify.annotations.NullMarked;
