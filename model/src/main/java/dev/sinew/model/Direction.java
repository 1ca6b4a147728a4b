package dev.sinew.model;

/** Whether an exchange came in to our API or went out to one that we call. */
public enum Direction {
    INCOMING,
    OUTGOING
}
