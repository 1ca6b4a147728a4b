package dev.sinew.probe.run;

/** What a proof sends, as far as it matters when it runs: what a target may not survive runs last, when all else is told. */
public enum Manner {
    /** What clients send, too: other ids, other credentials, other fields. */
    USUAL,
    /** Texts where texts belong, which do something where they are read as more than that. Many requests. */
    MEANING,
    /**
     * What code does not expect to be given: a list or an object where a text belongs, characters that end texts and lines, what cannot be
     * decoded, and sizes out of all proportion. Where it is met outside of the handling of a request, as in a callback, the exception ends
     * the process of some servers (Node.js since version 15 by default), and of others the thread.
     */
    BREAKING,
    /** So many failed logins that the target may refuse all that come after them: after everything else. */
    TIRING
}
