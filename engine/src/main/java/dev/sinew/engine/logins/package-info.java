/** Who tries to get in as somebody else: tries of passwords, codes and names, and what tokens do afterwards. */
@NullMarked
package dev.sinew.engine.logins;

import org.jspecify.annotations.NullMarked;
