/** Which texts stand in a file of an app, whatever kind of file it is? */
@NullMarked
package dev.sinew.scan.app.file;

import org.jspecify.annotations.NullMarked;
