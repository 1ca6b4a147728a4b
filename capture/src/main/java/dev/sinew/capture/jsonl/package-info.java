/** How is Exchange JSON Lines read, Sinew's own form of captured traffic? */
@NullMarked
package dev.sinew.capture.jsonl;

import org.jspecify.annotations.NullMarked;
