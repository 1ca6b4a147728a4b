/** What does an app's bytecode do, as far as its values can be known without running it? */
@NullMarked
package dev.sinew.scan.app.dex;

import org.jspecify.annotations.NullMarked;
