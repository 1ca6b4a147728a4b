package dev.sinew.model;

/** Where in a message a field stands. */
public enum Location {
    QUERY,
    HEADER,
    COOKIE,
    BODY
}
