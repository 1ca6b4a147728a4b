/**
 * What is wrong with a specification by itself, before any traffic? One class for each rule; they are listed in the index of this
 * module.
 */
@NullMarked
package dev.sinew.spec.lint;

import org.jspecify.annotations.NullMarked;
