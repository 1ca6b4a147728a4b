/** What follows from observations? The folds of one process, and the report that is read off them. */
@NullMarked
package dev.sinew.app.fold;

import org.jspecify.annotations.NullMarked;
