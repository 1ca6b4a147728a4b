package dev.sinew.model;

/** Which message of an exchange. */
public enum Side {
    REQUEST,
    ANSWER
}
