/** Are values read as their kind of file writes them? */
@NullMarked
package dev.sinew.scan.password;

import org.jspecify.annotations.NullMarked;
