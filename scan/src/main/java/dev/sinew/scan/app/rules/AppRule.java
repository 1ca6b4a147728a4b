package dev.sinew.scan.app.rules;

/** A rule about an app as a whole: over what it declares and what its code does, not over texts that it contains. */
public interface AppRule {
    /** Says what is wrong; nothing where nothing is, or where it cannot be known. */
    void judge(App app, Notices notices);
}
