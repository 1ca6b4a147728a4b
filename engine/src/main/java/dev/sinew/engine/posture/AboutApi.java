package dev.sinew.engine.posture;

/**
 * A mark whose notices say something about the api as a whole: they become one finding for each api and place instead of one for
 * each operation.
 */
public interface AboutApi {}
