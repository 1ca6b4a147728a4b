@NullMarked
package dev.sinew.scan.app;

import org.jspecify.annotations.NullMarked;
