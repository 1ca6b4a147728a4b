/** Which APIs does an app call? */
@NullMarked
package dev.sinew.scan.app.api;

import org.jspecify.annotations.NullMarked;
