package dev.sinew.model;

/**
 * Something that could not be read or was cut short.
 *
 * @param file the source's name
 * @param entry the position in it, from 0, or -1 where it concerns the whole source
 * @param what what happened and what it means for the result, in one sentence, without values from traffic
 */
public record Problem(String file, long entry, String what) {}
