package dev.sinew.model;

/**
 * Where something was seen.
 *
 * @param origin the exchange
 * @param note what was seen there, values masked
 */
public record Evidence(Origin origin, String note) {}
