package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Ask;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Requests with one more parameter in their query. */
final class Queries {
    private Queries() {}

    static Ask with(Ask ask, String name, String value) {
        String pair = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        String path = ask.path() + (ask.path().indexOf('?') < 0 ? "?" : "&") + pair;
        return new Ask(ask.method(), path, ask.headers(), ask.body());
    }
}
