package dev.sinew.scan.app.manifest;

/**
 * Versions of the system, as API levels.
 *
 * @param min the oldest that the app runs on
 * @param target the one that it was made for, whose rules apply to it
 */
public record Sdk(int min, int target) {}
