/** How does Sinew stay on: taking traffic, folding it, telling what it knows? */
@NullMarked
package dev.sinew.app.serve;

import org.jspecify.annotations.NullMarked;
