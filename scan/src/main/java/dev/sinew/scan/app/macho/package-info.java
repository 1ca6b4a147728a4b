/** Which class and method of an executable for iOS uses a text. */
@NullMarked
package dev.sinew.scan.app.macho;

import org.jspecify.annotations.NullMarked;
