/** What do an app's compiled documents and resources say? */
@NullMarked
package dev.sinew.scan.app.resources;

import org.jspecify.annotations.NullMarked;
