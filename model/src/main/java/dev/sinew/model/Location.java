package dev.sinew.model;

/** Where in a message a field stands. */
public enum Location {
    QUERY,
    HEADER,
    COOKIE,
    BODY,
    /** A parameter of the path template, which no observation has as a field: its segments are apart. */
    PATH
}
