/** Applications with many users and some attackers, simulated from a seed: labelled exchanges to measure detection with. */
@NullMarked
package dev.sinew.bench.world;

import org.jspecify.annotations.NullMarked;
