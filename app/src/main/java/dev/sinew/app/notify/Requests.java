package dev.sinew.app.notify;

import dev.sinew.report.message.JiraMessage;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.PagerDutyMessage;
import dev.sinew.report.message.SlackMessage;
import dev.sinew.report.message.TeamsMessage;
import dev.sinew.report.ocsf.OcsfEvents;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the request that tells a target. Where there is a secret to sign with, body and time are signed. */
final class Requests {
    private static final String ALGORITHM = "HmacSHA256";

    private final TargetKind kind;
    private final Destination destination;
    private final String version;

    Requests(TargetKind kind, Destination destination, String version) {
        this.kind = kind;
        this.destination = destination;
        this.version = version;
    }

    HttpRequest of(Notice notice, String json, Instant now, Duration timeout) {
        byte[] body = body(notice, json).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(address())
                .timeout(timeout)
                .header("Content-Type", kind == TargetKind.OCSF ? "application/x-ndjson" : "application/json")
                .header("User-Agent", "Sinew/" + version)
                .header("Idempotency-Key", notice.id())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        destination.headers().forEach(request::setHeader);
        if (isSigned()) {
            String time = Long.toString(now.getEpochSecond());
            request.header("X-Sinew-Timestamp", time);
            request.header("X-Sinew-Signature", "sha256=" + signature(destination.secret(), time, body));
        }
        return request.build();
    }

    private boolean isSigned() {
        return !destination.secret().isEmpty() && (kind == TargetKind.WEBHOOK || kind == TargetKind.OCSF);
    }

    private URI address() {
        if (kind != TargetKind.JIRA) {
            return destination.address();
        }
        String base = destination.address().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "rest/api/2/issue");
    }

    private String body(Notice notice, String json) {
        return switch (kind) {
            case WEBHOOK -> json;
            case SLACK -> SlackMessage.of(notice);
            case TEAMS -> TeamsMessage.of(notice);
            case JIRA ->
                JiraMessage.of(notice, destination.option("project", ""), destination.option("issue-type", "Task"));
            case PAGERDUTY -> PagerDutyMessage.of(notice, destination.secret());
            case OCSF -> String.join("\n", OcsfEvents.of(notice, version)) + "\n";
        };
    }

    /** HMAC-SHA-256 over the time in seconds since 1970, a full stop and the body. */
    static String signature(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
