/** How requests of a run are made up. */
@NullMarked
package dev.sinew.probe.run;

import org.jspecify.annotations.NullMarked;
