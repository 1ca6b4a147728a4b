/** How does an active test run from the command line: what it is given, what it reports? */
@NullMarked
package dev.sinew.app.test;

import org.jspecify.annotations.NullMarked;
