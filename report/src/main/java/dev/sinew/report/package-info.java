/** How is a result shown? Text for people, JSON for programs; values from traffic are never shown raw. */
@NullMarked
package dev.sinew.report;

import org.jspecify.annotations.NullMarked;
