/** What is known of an operation? Statistics that merge in any order to the same result. */
@NullMarked
package dev.sinew.engine.profile;

import org.jspecify.annotations.NullMarked;
