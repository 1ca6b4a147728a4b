/** What does a JSON or YAML document say, as a bounded tree that remembers its lines? */
@NullMarked
package dev.sinew.spec.tree;

import org.jspecify.annotations.NullMarked;
