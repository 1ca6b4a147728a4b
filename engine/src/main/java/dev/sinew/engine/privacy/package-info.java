/** How do values become fingerprints that only this installation can compare? The privacy key and what derives from it. */
@NullMarked
package dev.sinew.engine.privacy;

import org.jspecify.annotations.NullMarked;
