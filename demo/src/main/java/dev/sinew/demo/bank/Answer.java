package dev.sinew.demo.bank;

import java.util.Map;
import java.util.Optional;

/**
 * What a call is answered.
 *
 * @param status of HTTP
 * @param body the members of a JSON object; nothing for no body
 * @param location where what was created is
 */
record Answer(int status, Optional<Map<String, Object>> body, Optional<String> location) {
    static Answer ok(Map<String, Object> body) {
        return new Answer(200, Optional.of(body), Optional.empty());
    }

    static Answer accepted(Map<String, Object> body) {
        return new Answer(202, Optional.of(body), Optional.empty());
    }

    static Answer created(String location, Map<String, Object> body) {
        return new Answer(201, Optional.of(body), Optional.of(location));
    }

    static Answer done() {
        return new Answer(204, Optional.empty(), Optional.empty());
    }

    static Answer of(Refused refused) {
        Map<String, Object> body = Face.of("error", Face.of("code", refused.code(), "message", refused.what()));
        return new Answer(refused.status(), Optional.of(body), Optional.empty());
    }
}
