@NullMarked
package dev.sinew.scan.route;

import org.jspecify.annotations.NullMarked;
