package dev.sinew.architecture.bad.engine.observe;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;

/** May use streams, but not files. */
public record Decoding(ByteArrayInputStream good, FileInputStream bad) {}
