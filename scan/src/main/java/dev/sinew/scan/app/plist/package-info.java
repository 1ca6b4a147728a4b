/** What does a property list say? */
@NullMarked
package dev.sinew.scan.app.plist;

import org.jspecify.annotations.NullMarked;
