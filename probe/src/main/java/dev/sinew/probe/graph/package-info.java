/** Fields of GraphQL services as operations with a method and an address of their own, so that whatever is proved of these is proved of them. */
@NullMarked
package dev.sinew.probe.graph;

import org.jspecify.annotations.NullMarked;
