/** How is a result handed to a person who was not there? As one HTML page that needs nothing else. */
@NullMarked
package dev.sinew.report.html;

import org.jspecify.annotations.NullMarked;
