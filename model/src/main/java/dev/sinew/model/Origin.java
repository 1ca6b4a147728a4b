package dev.sinew.model;

/**
 * Where an exchange was read.
 *
 * @param file the source's name as the user gave it, {@code -} for standard input
 * @param entry the position in it, from 0; the line number for line-based formats
 */
public record Origin(String file, long entry) {}
