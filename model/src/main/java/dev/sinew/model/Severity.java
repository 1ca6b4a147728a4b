package dev.sinew.model;

/** How bad it is, by impact. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
