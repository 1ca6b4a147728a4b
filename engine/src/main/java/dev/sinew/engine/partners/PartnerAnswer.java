package dev.sinew.engine.partners;

import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import java.util.List;

/**
 * How somebody else's API answered one of our calls: what may be a habit of it.
 *
 * @param origin where it was read
 * @param timeMicros when, in microseconds since 1970 UTC
 * @param api the lower-case authority
 * @param method the method in upper case
 * @param selector what the body asked for, or empty
 * @param segments the path
 * @param traits what the answer is like, one for each question
 */
record PartnerAnswer(
        Origin origin,
        long timeMicros,
        String api,
        String method,
        String selector,
        List<Segment> segments,
        List<Trait> traits) {
    /** The question about the host, which is asked of a path whatever the host. */
    static final String HOST = "host";

    static final String BODY = "body";
    static final String TOP = "what stands at the top of the body";
    static final String TRANSPORT = "transport";
    static final String REDIRECT = "redirect to another host";
    static final String CONTENT = "active content";
    static final String FIELD = "field ";
    static final String NONE = "none";

    PartnerAnswer {
        segments = List.copyOf(segments);
        traits = List.copyOf(traits);
    }

    /**
     * What an answer is like in one respect.
     *
     * @param question the respect
     * @param value the answer to it in a word or two
     */
    record Trait(String question, String value) {}
}
