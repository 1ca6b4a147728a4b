package dev.sinew.probe.http;

import java.util.Optional;

/** How requests are written for a target that is asked otherwise than by method and address, and how its answers are read. */
public interface Translation {
    /** Of a target that is asked as all are. */
    Translation NONE = new Translation() {
        @Override
        public Optional<Ask> written(Ask ask) {
            return Optional.of(ask);
        }

        @Override
        public Reply read(Ask ask, Reply reply) {
            return reply;
        }

        @Override
        public String told(String words) {
            return words;
        }
    };

    /** A request as the target takes it, the same where it is one of those that are asked as they are; empty where the target has no way to be asked that. */
    Optional<Ask> written(Ask ask);

    /** An answer to what {@link #written} made of a request. */
    Reply read(Ask ask, Reply reply);

    /** Words for people in which requests are named as the target takes them. */
    String told(String words);
}
