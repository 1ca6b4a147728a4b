/** How well data classes are told: fields of made-up values after the published formats, near misses and noise, through the engine. */
@NullMarked
package dev.sinew.bench.classes;

import org.jspecify.annotations.NullMarked;
