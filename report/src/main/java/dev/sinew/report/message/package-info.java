/** What is a person, or a program, told when something happens? One notice, and its form for each kind of target. */
@NullMarked
package dev.sinew.report.message;

import org.jspecify.annotations.NullMarked;
