/** What does a file describe? OpenAPI, Postman and GraphQL, recognised by content, without any outside connection. */
@NullMarked
package dev.sinew.spec.read;

import org.jspecify.annotations.NullMarked;
