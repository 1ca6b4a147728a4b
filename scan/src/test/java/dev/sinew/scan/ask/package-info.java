@NullMarked
package dev.sinew.scan.ask;

import org.jspecify.annotations.NullMarked;
