/** How does traffic from files become a report? Batches are parsed and observed on several threads, folded on one. */
@NullMarked
package dev.sinew.app.analyze;

import org.jspecify.annotations.NullMarked;
