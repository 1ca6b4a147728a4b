package dev.sinew.architecture.bad.bytes;

/** Has a good name that looks like a vague one. */
public record Base64Letters(String letters) {}
