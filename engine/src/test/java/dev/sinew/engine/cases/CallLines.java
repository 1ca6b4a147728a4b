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
 * {@code WHO~} is unsigned, {@code WHO^} has ended,
 * {@code nobody} sends no credential. {@code each a,b,c: LINE} stands for one line each, with {@code $who} and, counted from 1,
 * {@code $n} in it. Lines that begin with {@code #} are remarks.
 */
final class CallLines {
    private static final long START = 1_769_860_800_000_000L;
    private static final long STEP = 10_000_000L;

    private final String file;
    private final List<Exchange> exchanges = new ArrayList<>();

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
        if (!line.startsWith("each ")) {
            call(line);
            return;
        }
        int colon = line.indexOf(": ");
        String[] callers = line.substring(5, colon).split(",", -1);
        for (int i = 0; i < callers.length; i++) {
            call(line.substring(colon + 2).replace("$who", callers[i]).replace("$n", "" + (i + 1)));
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
        Headers json =
                new Headers.Builder().add("content-type", "application/json").build();
        exchanges.add(new Exchange(
                new Origin(file, exchanges.size()),
                "",
                START + STEP * exchanges.size(),
                5_000,
                "203.0.113." + (asked[0].hashCode() & 0xff),
                Direction.INCOMING,
                new Exchange.Request(
                        asked[1], Slice.of("https://api.case.example" + asked[2]), headers(asked[0]), body(asked, 3)),
                Optional.of(new Exchange.Response(Integer.parseInt(answered[0]), json, body(answered, 1)))));
    }

    private static Headers headers(String who) {
        Headers.Builder headers = new Headers.Builder().add("content-type", "application/json");
        if (!who.equals("nobody")) {
            String name = who.replaceAll("[*!~^]", "");
            String ended = who.endsWith("^") ? ",\"exp\":1700000000" : "";
            String header = who.endsWith("~") ? "{\"alg\":\"none\"}" : "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
            String more =
                    who.endsWith("*") ? ",\"role\":\"admin\"" : who.endsWith("!") ? ",\"azp\":\"" + name + "\"" : "";
            headers.add(
                    "authorization",
                    "Bearer "
                            + Call.jwt(
                                    header,
                                    "{\"iss\":\"https://id.case.example\",\"sub\":\"" + name + "\"" + more + ended
                                            + "}"));
        }
        return headers.build();
    }

    private static Body body(String[] parts, int at) {
        return parts.length > at ? Body.whole(Slice.of(parts[at])) : Body.NONE;
    }
}
