package dev.sinew.model;

/**
 * One segment of a request path.
 *
 * @param text the decoded segment where section 4 of the design lets it be kept (at most 32 characters, no data class hit),
 *     else empty
 * @param format its format
 * @param length its length in bytes, decoded
 * @param print its keyed fingerprint
 * @param number for integers the value shifted by the api's secret offset, else 0
 */
public record Segment(String text, ValueFormat format, int length, long print, long number) {}
