/** What is wrong with an operation? Findings, made of what its profile holds. */
@NullMarked
package dev.sinew.engine.posture;

import org.jspecify.annotations.NullMarked;
