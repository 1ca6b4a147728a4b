/** What lies in an archive that nobody vouches for? */
@NullMarked
package dev.sinew.scan.app.archive;

import org.jspecify.annotations.NullMarked;
