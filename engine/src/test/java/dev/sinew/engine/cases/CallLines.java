package dev.sinew.engine.cases;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Traffic of several callers in short: a line is {@code WHO METHOD PATH [BODY] -> STATUS [ANSWER]}, ten seconds after the line
 * before. WHO is the subject of a token; {@code WHO*} has the role of an administrator, {@code WHO!} is an application's own,
 * {@code WHO~} is unsigned, {@code WHO^} has ended, {@code WHO%CONSENT} is a third party's with WHO's consent, {@code =TOKEN}
 * sends a token that says nothing, {@code nobody} sends no credential. As the ANSWER, {@code ?} stands for one that was not
 * recorded, and {@code cut} before it for one of which only this beginning was; the STATUS {@code lost} for no answer at all.
 *
 * <p>{@code each a,b,c: LINE} stands for one line each, with {@code $who} and, counted from 1, {@code $n} in it.
 * {@code pause HOURS} puts so many hours before the next line; {@code address IP} sends all that follows from one address. Lines
 * that begin with {@code #} are remarks.
 */
final class CallLines {
    private static final long START = 1_769_860_800_000_000L;
    private static final long STEP = 10_000_000L;
    private static final long HOUR = 3_600_000_000L;

    private final String file;
    private final List<Exchange> exchanges = new ArrayList<>();
    private String address = "";
    private long paused;

    private CallLines(String file) {
        this.file = file;
    }

    static List<Exchange> read(String text, String file) {
        CallLines lines = new CallLines(file);
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(lines::line);
        return lines.exchanges;
    }

    private void line(String line) {
        if (line.startsWith("pause ")) {
            paused += HOUR * Integer.parseInt(line.substring(6));
        } else if (line.startsWith("address ")) {
            address = line.substring(8);
        } else if (line.startsWith("each ")) {
            int colon = line.indexOf(": ");
            String[] callers = line.substring(5, colon).split(",", -1);
            for (int i = 0; i < callers.length; i++) {
                call(line.substring(colon + 2).replace("$who", callers[i]).replace("$n", "" + (i + 1)));
            }
        } else {
            call(line);
        }
    }

    private void call(String line) {
        int arrow = line.indexOf(" -> ");
        if (arrow < 0) {
            throw new BadCaseFile("a call without an answer: " + line);
        }
        String[] asked = line.substring(0, arrow).split(" ", 4);
        String[] answered = line.substring(arrow + 4).split(" ", 2);
        if (asked.length < 3) {
            throw new BadCaseFile("a call without who, method and path: " + line);
        }
        exchanges.add(new Exchange(
                new Origin(file, exchanges.size()),
                "",
                START + paused + STEP * exchanges.size(),
                5_000,
                address.isEmpty() ? "203.0.113." + (asked[0].hashCode() & 0xff) : address,
                Direction.INCOMING,
                new Exchange.Request(
                        asked[1],
                        Slice.of("https://api.case.example" + asked[2]),
                        headers(asked[0]),
                        asked.length > 3 ? Body.whole(Slice.of(asked[3])) : Body.NONE),
                response(answered)));
    }

    private static Optional<Exchange.Response> response(String[] answered) {
        if (answered[0].equals("lost")) {
            return Optional.empty();
        }
        Headers json =
                new Headers.Builder().add("content-type", "application/json").build();
        Body body = answered.length > 1 ? answer(answered[1]) : Body.NONE;
        return Optional.of(new Exchange.Response(Integer.parseInt(answered[0]), json, body));
    }

    private static Body answer(String text) {
        if (text.equals("?")) {
            return Body.UNKNOWN;
        }
        return text.startsWith("cut ") ? Body.cut(Slice.of(text.substring(4))) : Body.whole(Slice.of(text));
    }

    private static Headers headers(String who) {
        Headers.Builder headers = new Headers.Builder().add("content-type", "application/json");
        if (who.startsWith("=")) {
            headers.add("authorization", "Bearer " + who.substring(1));
        } else if (!who.equals("nobody")) {
            headers.add("authorization", "Bearer " + token(who));
        }
        return headers.build();
    }

    private static String token(String who) {
        String name = who.replaceAll("[*!~^].*|%.*", "");
        String header = who.endsWith("~") ? "{\"alg\":\"none\"}" : "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
        String more = "";
        if (who.endsWith("*")) {
            more = ",\"role\":\"admin\"";
        } else if (who.endsWith("!")) {
            more = ",\"azp\":\"" + name + "\"";
        } else if (who.endsWith("^")) {
            more = ",\"exp\":1700000000";
        } else if (who.contains("%")) {
            String consent = who.substring(who.indexOf('%') + 1);
            more = ",\"client_id\":\"party\",\"consent_id\":\"" + consent + "\"";
        }
        return Call.jwt(header, "{\"iss\":\"https://id.case.example\",\"sub\":\"" + name + "\"" + more + "}");
    }
}
