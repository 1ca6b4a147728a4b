/** Who calls the bank, honestly or not, and what comes of each call? */
@NullMarked
package dev.sinew.demo.people;

import org.jspecify.annotations.NullMarked;
