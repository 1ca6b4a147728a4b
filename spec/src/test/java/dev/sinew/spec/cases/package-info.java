/** Does each rule do what its case file says? Specifications and exchanges go through the reader and the real engine. */
@NullMarked
package dev.sinew.spec.cases;

import org.jspecify.annotations.NullMarked;
