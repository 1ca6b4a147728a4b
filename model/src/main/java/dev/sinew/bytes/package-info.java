/** How are bytes of traffic read without building strings? Slices, character classes and the span tokenizer for JSON. */
@NullMarked
package dev.sinew.bytes;

import org.jspecify.annotations.NullMarked;
