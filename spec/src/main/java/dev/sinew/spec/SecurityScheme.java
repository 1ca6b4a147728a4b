package dev.sinew.spec;

import dev.sinew.model.Location;
import java.util.Optional;

/**
 * A way to prove oneself.
 *
 * @param type {@code http}, {@code apiKey}, {@code oauth2}, {@code openIdConnect}, {@code mutualTLS} or what is written
 * @param scheme {@code bearer}, {@code basic} … in lower case where the type is {@code http}, else empty
 * @param location where a key stands, where the type is {@code apiKey}
 * @param parameter the name of what carries it, in lower case; {@code authorization} unless it is a key
 */
public record SecurityScheme(String type, String scheme, Optional<Location> location, String parameter) {}
