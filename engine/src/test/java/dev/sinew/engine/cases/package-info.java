/** Does each rule do what its case file says? Reads the files, runs them through the engine, and compares. */
@NullMarked
package dev.sinew.engine.cases;

import org.jspecify.annotations.NullMarked;
