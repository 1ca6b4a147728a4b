/** What does an app declare about itself? */
@NullMarked
package dev.sinew.scan.app.manifest;

import org.jspecify.annotations.NullMarked;
