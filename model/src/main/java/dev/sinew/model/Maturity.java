package dev.sinew.model;

/** How far a rule is trusted: experimental is recorded, preview is shown, only stable may block. */
public enum Maturity {
    EXPERIMENTAL,
    PREVIEW,
    STABLE
}
