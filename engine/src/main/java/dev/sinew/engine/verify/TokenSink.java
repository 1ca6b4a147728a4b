package dev.sinew.engine.verify;

/** Takes the JSON Web Tokens that an observer reads, so that something beside the observer can verify them. */
@FunctionalInterface
public interface TokenSink {
    /** Where nobody verifies. */
    TokenSink NONE = (print, bytes, from, to) -> {};

    /**
     * Takes a token that the observer does not remember: each at least once, some again. It is called on the observer's thread,
     * and the bytes are the observer's: what is to last must be copied.
     *
     * @param print the fingerprint of the credential that carried it
     */
    void token(long print, byte[] bytes, int from, int to);
}
