@NullMarked
package dev.sinew.probe.graph;

import org.jspecify.annotations.NullMarked;
