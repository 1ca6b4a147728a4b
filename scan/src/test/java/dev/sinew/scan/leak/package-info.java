/** Does each rule say what its cases say, and nothing else? */
@NullMarked
package dev.sinew.scan.leak;

import org.jspecify.annotations.NullMarked;
