/** What do scanned apps and sources have to do with what is known of the APIs? */
@NullMarked
package dev.sinew.app.scan;

import org.jspecify.annotations.NullMarked;
