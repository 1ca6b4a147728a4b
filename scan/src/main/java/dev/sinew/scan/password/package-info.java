/** What is assigned to something that is called a password, in the kind of file that it stands in? */
@NullMarked
package dev.sinew.scan.password;

import org.jspecify.annotations.NullMarked;
