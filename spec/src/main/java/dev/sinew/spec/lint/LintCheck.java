package dev.sinew.spec.lint;

import java.util.List;

/** A rule over one description as it is written. A pure function: it remembers nothing and reads nothing else. */
public interface LintCheck {
    /** What it has to say of a description; nothing where its format cannot say what the rule asks for. */
    List<Remark> remarks(Written api);
}
