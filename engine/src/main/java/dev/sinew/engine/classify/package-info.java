/** What kind of value is this, by its characters and its field's name? Formats, name traits, data classes, masks. */
@NullMarked
package dev.sinew.engine.classify;

import org.jspecify.annotations.NullMarked;
