/** Whose is an object? Types of objects, owners by what they show, and what operations keep to. */
@NullMarked
package dev.sinew.engine.ownership;

import org.jspecify.annotations.NullMarked;
