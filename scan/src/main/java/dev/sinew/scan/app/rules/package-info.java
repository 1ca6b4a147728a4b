/** What is wrong with an app? One class for each answer. */
@NullMarked
package dev.sinew.scan.app.rules;

import org.jspecify.annotations.NullMarked;
