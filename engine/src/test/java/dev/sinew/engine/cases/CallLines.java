package dev.sinew.engine.cases;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Traffic of several callers in short: a line is {@code WHO METHOD PATH [BODY] -> STATUS [ANSWER]}, ten seconds after the line
 * before. WHO is the subject of a token; {@code WHO*} has the role of an administrator, {@code WHO!} is an application's own,
 * {@code WHO~} is unsigned, {@code WHO^} has ended, {@code WHO+} is signed with a secret instead of a private
 * key, and {@code WHO+HOST} so by another issuer, {@code WHO@SECONDS} says when it was made, {@code WHO%CONSENT} is a third party's with WHO's consent, {@code =TOKEN}
 * sends a token that says nothing, {@code WHO#} has a signature of its own and {@code WHO#OTHER} that of {@code OTHER#}, {@code nobody} no credential, and {@code nobody7} none from an address of its own. In the ANSWER
 * {@code "jwt:WHO"} hands out the token of WHO; as the ANSWER, {@code ?} stands for one that was not
 * recorded, and {@code cut} before it for one of which only this beginning was; the STATUS {@code lost} for no answer at all.
 *
 * <p>{@code each a,b,c: LINE} stands for one line each, with {@code $who} and, counted from 1, {@code $n} in it; {@code each 1..9:}
 * counts. {@code *N(TEXT)} in a line stands for TEXT so often, joined by commas, with {@code $i} counted from 1.
 * {@code pause HOURS} puts so many hours before the next line; {@code every SECONDS} sets the time between lines, {@code took
 * MILLIS} how long calls take; {@code address IP} sends all that follows from one address, {@code agent TEXT} by
 * one program; {@code header NAME: VALUE} is a further
 * header of the answers that follow; {@code outgoing} makes all that follows calls of ours, {@code host URL} calls to another host. Lines that begin with {@code #} are remarks.
 */
final class CallLines {
    private static final long START = 1_769_860_800_000_000L;
    private static final long SECOND = 1_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final Pattern HANDED_OUT = Pattern.compile("\"jwt:([^\"]+)\"");
    private static final Pattern REPEATED = Pattern.compile("\\*(\\d+)\\(([^)]*)\\)");

    private final String file;
    private final List<Exchange> exchanges = new ArrayList<>();
    private String address = "";
    private String agent = "";
    private String host = "https://api.case.example";
    private Direction direction = Direction.INCOMING;
    private Headers further =
            new Headers.Builder().add("content-type", "application/json").build();
    private long time = START;
    private long step = 10 * SECOND;
    private long took = 5_000;

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
            time += HOUR * Integer.parseInt(line.substring(6));
        } else if (line.startsWith("every ")) {
            step = Math.round(SECOND * Double.parseDouble(line.substring(6)));
        } else if (line.startsWith("took ")) {
            took = 1000 * Long.parseLong(line.substring(5));
        } else if (line.startsWith("header ")) {
            String[] header = line.substring(7).split(": ", 2);
            Headers.Builder headers = new Headers.Builder();
            if (!header[0].equals("content-type")) {
                headers.add("content-type", "application/json");
            }
            further = headers.add(header[0], header[1]).build();
        } else if (line.equals("outgoing")) {
            direction = Direction.OUTGOING;
        } else if (line.startsWith("host ")) {
            host = line.substring(5);
        } else if (line.startsWith("address ")) {
            address = line.substring(8);
        } else if (line.startsWith("agent ")) {
            agent = line.substring(6);
        } else if (line.startsWith("each ")) {
            int colon = line.indexOf(": ");
            List<String> callers = callers(line.substring(5, colon));
            for (int i = 0; i < callers.size(); i++) {
                call(line.substring(colon + 2).replace("$who", callers.get(i)).replace("$n", "" + (i + 1)));
            }
        } else {
            call(line);
        }
    }

    private static List<String> callers(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return List.of(text.split(",", -1));
        }
        int last = Integer.parseInt(text.substring(dots + 2));
        return IntStream.rangeClosed(Integer.parseInt(text.substring(0, dots)), last)
                .mapToObj(Integer::toString)
                .toList();
    }

    private static String repeated(String line) {
        Matcher matcher = REPEATED.matcher(line);
        return matcher.replaceAll(found ->
                Matcher.quoteReplacement(IntStream.rangeClosed(1, Integer.parseInt(found.group(1)))
                        .mapToObj(i -> found.group(2).replace("$i", "" + i))
                        .collect(Collectors.joining(","))));
    }

    private void call(String text) {
        String line = repeated(text);
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
                time,
                took,
                address.isEmpty() ? "203.0.113." + (asked[0].hashCode() & 0xff) : address,
                direction,
                new Exchange.Request(
                        asked[1],
                        Slice.of(host + asked[2]),
                        headers(asked[0]),
                        asked.length > 3 ? Body.whole(Slice.of(asked[3])) : Body.NONE),
                response(answered)));
        time += step;
    }

    private Optional<Exchange.Response> response(String[] answered) {
        if (answered[0].equals("lost")) {
            return Optional.empty();
        }
        Body body = answered.length > 1 ? answer(withTokens(answered[1])) : Body.NONE;
        return Optional.of(new Exchange.Response(Integer.parseInt(answered[0]), further, body));
    }

    private static String withTokens(String text) {
        return HANDED_OUT
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\"" + token(found.group(1)) + "\""));
    }

    private static Body answer(String text) {
        if (text.equals("?")) {
            return Body.UNKNOWN;
        }
        return text.startsWith("cut ") ? Body.cut(Slice.of(text.substring(4))) : Body.whole(Slice.of(text));
    }

    private Headers headers(String who) {
        Headers.Builder headers = new Headers.Builder().add("content-type", "application/json");
        if (!agent.isEmpty()) {
            headers.add("user-agent", agent);
        }
        if (who.startsWith("=")) {
            headers.add("authorization", "Bearer " + who.substring(1));
        } else if (!who.matches("nobody\\d*")) {
            headers.add("authorization", "Bearer " + token(who));
        }
        return headers.build();
    }

    private static String unsigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String token(String who) {
        int mark = who.indexOf('#');
        if (mark >= 0) {
            String content = unsigned(token(who.substring(0, mark)));
            String other = who.substring(mark + 1);
            String signed = other.isEmpty() ? content : unsigned(token(other));
            return content
                    + UUID.nameUUIDFromBytes(signed.getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .replace("-", "");
        }
        String name = who.replaceAll("[*!~^+@%].*", "");
        boolean secret = who.contains("+");
        String header = who.endsWith("~")
                ? "{\"alg\":\"none\"}"
                : secret ? "{\"alg\":\"HS256\"}" : "{\"alg\":\"RS256\",\"kid\":\"k1\"}";
        String issuer = secret && !who.endsWith("+") ? who.substring(who.indexOf('+') + 1) : "id.case.example";
        String more = "";
        if (who.endsWith("*")) {
            more = ",\"role\":\"admin\"";
        } else if (who.endsWith("!")) {
            more = ",\"azp\":\"" + name + "\"";
        } else if (who.endsWith("^")) {
            more = ",\"exp\":1700000000";
        } else if (who.contains("@")) {
            more = ",\"iat\":" + who.substring(who.indexOf('@') + 1);
        } else if (who.contains("%")) {
            String consent = who.substring(who.indexOf('%') + 1);
            more = ",\"client_id\":\"party\",\"consent_id\":\"" + consent + "\"";
        }
        return Call.jwt(header, "{\"iss\":\"https://" + issuer + "\",\"sub\":\"" + name + "\"" + more + "}");
    }
}
