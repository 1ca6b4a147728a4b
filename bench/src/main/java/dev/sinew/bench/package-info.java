/** How long does the engine take, against what the same bytes cost at least? Generated traffic and measurements over it. */
@NullMarked
package dev.sinew.bench;

import org.jspecify.annotations.NullMarked;
