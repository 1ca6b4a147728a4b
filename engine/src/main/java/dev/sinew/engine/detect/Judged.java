package dev.sinew.engine.detect;

/** A mark about events that says nothing by itself: a fold judges what it notices by what is usual. */
public interface Judged {}
