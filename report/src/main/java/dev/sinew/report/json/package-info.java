/** How is a JSON document put into a stream? */
@NullMarked
package dev.sinew.report.json;

import org.jspecify.annotations.NullMarked;
