/** What do policies, their parts and decisions look like as texts, and what may people send? */
@NullMarked
package dev.sinew.console.policy;

import org.jspecify.annotations.NullMarked;
