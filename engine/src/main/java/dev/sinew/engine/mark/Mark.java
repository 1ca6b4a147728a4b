package dev.sinew.engine.mark;

/** A rule over one exchange. Stateless; called once an exchange on the hot path, so the common case must cost next to nothing. */
public interface Mark {
    /** Looks at an exchange and reports what it notices to the sink. */
    void examine(MarkSubject subject, MarkSink sink);
}
