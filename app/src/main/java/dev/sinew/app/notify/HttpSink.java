package dev.sinew.app.notify;

import dev.sinew.report.message.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Sends by HTTP. Redirects are answers like any other that is no success: what a target was told may not go elsewhere. */
final class HttpSink implements Sink {
    /** These say that the message is wrong, not the time. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 413, 422);

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final HttpClient client;
    private final Requests requests;
    private final Patience patience;

    HttpSink(HttpClient client, Requests requests, Patience patience) {
        this.client = client;
        this.requests = requests;
        this.patience = patience;
    }

    /** A client for all targets. */
    static HttpClient client(Patience patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience.connect())
                .build();
    }

    @Override
    public Delivery send(Notice notice, String json, Instant now) throws InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(
                requests.of(notice, json, now, patience.answer()), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response =
                    answer.get(patience.answer().plus(patience.connect()).toMillis(), TimeUnit.MILLISECONDS);
            // What it says besides does not matter, and could be endless.
            response.body().close();
            return judged(response, now);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return later("there was no answer in time");
        } catch (ExecutionException e) {
            return later(why(e.getCause() == null ? e : e.getCause()));
        } catch (IOException e) {
            return later("the answer broke off");
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private static Delivery judged(HttpResponse<?> response, Instant now) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Delivery.Arrived();
        }
        String why = status / 100 == 3
                ? "it answers with a redirect (" + status + "), which is not followed"
                : "it answers with status " + status;
        return ABOUT_THE_MESSAGE.contains(status)
                ? new Delivery.Never(why)
                : new Delivery.Later(
                        why, response.headers().firstValue("Retry-After").flatMap(text -> rest(text, now)));
    }

    /** Seconds, or a date; at most an hour, whatever is asked for. */
    static Optional<Duration> rest(String text, Instant now) {
        Duration asked;
        if (text.matches("[0-9]{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                asked = Duration.between(
                        now,
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return asked.isNegative()
                ? Optional.empty()
                : Optional.of(asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST);
    }

    private static Delivery later(String why) {
        return new Delivery.Later(why, Optional.empty());
    }

    private static String why(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException timeout -> "it cannot be connected to in time";
            case HttpTimeoutException timeout -> "there was no answer in time";
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "its host name is not known";
            case ConnectException refused -> "it cannot be connected to";
            case SSLException tls -> "TLS fails: " + tls.getClass().getSimpleName();
            default -> "the connection broke: " + cause.getClass().getSimpleName();
        };
    }
}
