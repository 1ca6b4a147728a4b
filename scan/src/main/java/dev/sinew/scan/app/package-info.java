/** What does a mobile app give away, and which APIs does it open? */
@NullMarked
package dev.sinew.scan.app;

import org.jspecify.annotations.NullMarked;
