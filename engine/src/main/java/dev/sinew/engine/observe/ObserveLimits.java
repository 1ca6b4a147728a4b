package dev.sinew.engine.observe;

/**
 * How much of one exchange is read. Each limit, when hit, is noted in the observation.
 *
 * @param bodyBytes bytes of a body as captured
 * @param decodedBytes bytes of a body after content decoding
 * @param depth levels of nesting in JSON and XML, from 1 to 1,000: paths are walked by recursion
 * @param fields values of one message
 * @param segments path segments
 * @param headers header fields and cookies of one message
 */
public record ObserveLimits(int bodyBytes, int decodedBytes, int depth, int fields, int segments, int headers) {
    public static final ObserveLimits DEFAULT = new ObserveLimits(16 << 20, 16 << 20, 64, 20_000, 32, 256);
    private static final int MAX_DEPTH = 1_000;

    public ObserveLimits {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth is from 1 to " + MAX_DEPTH + ", not " + depth);
        }
    }
}
