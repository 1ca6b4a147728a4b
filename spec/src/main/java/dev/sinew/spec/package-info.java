/** What does a specification promise? Descriptions of APIs, the same for every format. */
@NullMarked
package dev.sinew.spec;

import org.jspecify.annotations.NullMarked;
