/** What does an always-on installation keep, and what does it promise about it? The contract; no database is named here. */
@NullMarked
package dev.sinew.store;

import org.jspecify.annotations.NullMarked;
