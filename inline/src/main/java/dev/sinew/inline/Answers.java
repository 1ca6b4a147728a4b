package dev.sinew.inline;

/** Counts what proxies that ask were answered. Called from many threads. */
@FunctionalInterface
public interface Answers {
    /** One was answered with a status. */
    void count(int status);
}
