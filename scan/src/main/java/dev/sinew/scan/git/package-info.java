/** What lies in a repository beside the files that are checked out? */
@NullMarked
package dev.sinew.scan.git;

import org.jspecify.annotations.NullMarked;
