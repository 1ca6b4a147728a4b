package dev.sinew.inline;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers proxies that ask, with a request of their own, whether a client's request may pass: 204 where it may, 403 where not, 401 to
 * who may not ask. The client's headers are those of the question; its method, target and host are in headers that NGINX and
 * Traefik are told to add, or, as Envoy asks, those of the question too.
 */
final class CheckHandler extends Handler.Abstract {
    /** What a proxy proves itself with; the client's own Authorization field stands beside it. */
    private static final String TOKEN = "X-Sinew-Token";

    /** What the client is to be answered. */
    private static final String STATUS = "X-Sinew-Status";

    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final List<String> METHOD = List.of("X-Original-Method", "X-Forwarded-Method");
    private static final List<String> TARGET = List.of("X-Original-URI", "X-Forwarded-Uri");
    private static final List<String> HOST = List.of("X-Original-Host", "X-Forwarded-Host");
    private static final List<String> SCHEME = List.of("X-Original-Proto", "X-Forwarded-Proto");
    private static final Set<String> OURS = Set.of(
            "x-sinew-token",
            "x-original-method",
            "x-original-uri",
            "x-original-host",
            "x-original-proto",
            "x-forwarded-method",
            "x-forwarded-uri",
            "x-forwarded-host",
            "x-forwarded-proto");

    private final Askers askers;
    private final Guard guard;
    private final InstantSource clock;
    private final Answers answers;

    CheckHandler(Askers askers, Guard guard, InstantSource clock, Answers answers) {
        this.answers = answers;
        this.askers = askers;
        this.guard = guard;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String token = request.getHeaders().get(TOKEN);
        if (token == null || !askers.mayAsk(token)) {
            answers.count(UNAUTHORIZED);
            OwnAnswer.write(response, UNAUTHORIZED, callback);
            return true;
        }
        Ruling.Verdict verdict = guard.watches() ? guard.rule(head(request)).verdict() : Ruling.Verdict.PASS;
        if (verdict == Ruling.Verdict.REFUSE || verdict == Ruling.Verdict.UNAUTHENTICATED) {
            answers.count(FORBIDDEN);
            // Proxies take a 401 for one of their own token, and let pass; those that can tell the client more read
            // this.
            int meant = verdict == Ruling.Verdict.REFUSE ? FORBIDDEN : UNAUTHORIZED;
            response.getHeaders().put(STATUS, Integer.toString(meant));
            OwnAnswer.write(response, FORBIDDEN, callback);
        } else {
            answers.count(NO_CONTENT);
            response.setStatus(NO_CONTENT);
            callback.succeeded();
        }
        return true;
    }

    private Exchange head(Request request) {
        HttpFields fields = request.getHeaders();
        String host = first(fields, HOST).orElseGet(() -> String.valueOf(fields.get(HttpHeader.HOST)));
        String url = first(fields, SCHEME).orElse("https") + "://" + host
                + first(fields, TARGET).orElseGet(() -> request.getHttpURI().getPathQuery());
        Exchange.Request seen = new Exchange.Request(
                first(fields, METHOD).orElse(request.getMethod()), Slice.of(url), client(fields), Body.UNKNOWN);
        return new Exchange(
                new Origin("check", 0),
                "",
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                -1,
                Request.getRemoteAddr(request),
                Direction.INCOMING,
                seen,
                Optional.empty());
    }

    private static Optional<String> first(HttpFields fields, List<String> names) {
        return names.stream()
                .map(fields::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst();
    }

    /** The client's headers, without those that the proxy added. */
    private static Headers client(HttpFields fields) {
        Headers.Builder builder = new Headers.Builder();
        for (HttpField field : fields) {
            if (!OURS.contains(field.getLowerCaseName())) {
                String value = field.getValue();
                builder.add(field.getName(), value == null ? "" : value);
            }
        }
        return builder.build();
    }
}
