/** Would a value of a request be run as code, a query or a path by what it is put into? Values as they were meant, and their tokens. */
@NullMarked
package dev.sinew.engine.inject;

import org.jspecify.annotations.NullMarked;
