package dev.sinew.engine.detect;

import dev.sinew.engine.Call;
import dev.sinew.model.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Five days of a savings application whose ids can be counted: people at home and behind one address who mistype names, passwords,
 * codes and ids, whose apps remember ids and send tokens a little too late, whose password managers were told of no new password;
 * housekeepers who go through hundreds of pots of their own; two of the staff; a program that goes through everybody's at night; and
 * twenty minutes in which the application is down while all try again.
 */
final class HonestHabits {
    private static final String ROOT = "https://savings.example";
    private static final long START = 1_769_860_800L;
    private static final long DAY = 86_400;
    private static final int PEOPLE = 300;
    private static final int KEEPERS = 6;
    private static final int POTS = 150;
    /** When the application is down, in seconds of a day. */
    private static final long DOWN = 2 * DAY + 50_000;

    private static final long UP = DOWN + 1_200;

    private final Random random;
    private final List<Timed> calls = new ArrayList<>();
    private final List<Person> all = new ArrayList<>();

    private record Timed(long at, Exchange exchange) {}

    private record Person(int number, List<Integer> pots, String address) {
        String name() {
            return "saver" + number + "@mail.example";
        }
    }

    HonestHabits(long seed) {
        random = new Random(seed);
    }

    /** All exchanges, in the order of time. */
    List<Exchange> traffic() {
        int pot = 40_000;
        for (int i = 0; i < PEOPLE; i++) {
            int count = i < KEEPERS ? POTS : 1 + random.nextInt(3);
            String address = i % 3 == 0 ? "198.51.100.7" : "10.0." + i / 250 + "." + i % 250;
            all.add(new Person(i, IntStream.range(pot, pot + count).boxed().toList(), address));
            pot += count;
        }
        for (Person person : all) {
            for (int day = 0; day < 5; day++) {
                if (random.nextInt(4) != 0) {
                    visit(person, day * DAY + 21_600 + random.nextInt(50_000));
                }
            }
        }
        managers();
        staff();
        program();
        calls.sort((one, other) -> Long.compare(one.at, other.at));
        return calls.stream().map(Timed::exchange).toList();
    }

    /** One visit; while nothing answers, everything is tried four times more. */
    private void visit(Person person, long from) {
        long at = signIn(person, from);
        String token = token("\"sub\":\"" + person.name() + "\"", from);
        if (random.nextInt(10) != 0) {
            at += 2;
            say(at, person, token, Call.get(ROOT + "/pots").answerJson(list(person.pots)));
        }
        int steps = person.number < KEEPERS ? POTS : 8 + random.nextInt(12);
        for (int i = 0; i < steps; i++) {
            at += person.number < KEEPERS ? 1 : 3 + random.nextInt(40);
            step(person, at, token, person.pots.get(person.number < KEEPERS ? i : random.nextInt(person.pots.size())));
        }
        if (random.nextInt(6) == 0) {
            pot(person, from + 3_600 + random.nextInt(280), token, person.pots.getFirst());
        }
        if (random.nextInt(5) == 0) {
            say(at + 30, person, "", Call.get(ROOT + "/pots").status(401).answerJson("{\"error\":\"no token\"}"));
        }
    }

    private void step(Person person, long at, String token, int pot) {
        int what = random.nextInt(24);
        if (what < 2) {
            String sent = what == 0 ? "" : token;
            say(at, person, sent, Call.get(ROOT + "/rates").answerJson("[{\"months\":6,\"rate\":1.5}]"));
        } else if (what == 2 && person.number >= KEEPERS && random.nextInt(3) == 0) {
            mistyped(person, at, token, pot);
        } else if (what == 3) {
            Call goal = Call.of("PATCH", ROOT + "/pots/" + pot).json("{\"goal\":900}");
            say(at, person, token, goal.answerJson(one(pot)));
        } else if (what < 6) {
            String answer = "{\"vouchers\":[{\"id\":" + (pot + 500_000) + ",\"sum\":5}]}";
            say(at, person, token, Call.get(ROOT + "/pots/" + pot + "/vouchers").answerJson(answer));
        } else if (what == 6) {
            Call secret = Call.of("PUT", ROOT + "/vouchers/" + (pot + 500_000) + "/secret");
            say(at, person, token, secret.json("{\"secret\":\"4821\"}").status(204));
        } else if (what == 7) {
            Call ceiling = Call.of("PATCH", ROOT + "/pots/" + pot + "/ceiling").json("{\"ceiling\":1}");
            say(at, person, token, ceiling.status(403).answerJson("{\"error\":\"staff only\"}"));
        } else {
            pot(person, at, token, pot);
        }
    }

    private void pot(Person person, long at, String token, int pot) {
        say(at, person, token, Call.get(ROOT + "/pots/" + pot).answerJson(one(pot)));
    }

    /** One wrong digit: of nothing, or of somebody else's. */
    private void mistyped(Person person, long at, String token, int pot) {
        int wrong =
                random.nextBoolean() ? pot + 1_000 * (10 + random.nextInt(80)) : pot + (random.nextBoolean() ? 1 : -1);
        if (person.pots.contains(wrong)) {
            pot(person, at, token, wrong);
            return;
        }
        boolean exists = all.stream().anyMatch(other -> other.pots.contains(wrong));
        say(
                at,
                person,
                token,
                Call.get(ROOT + "/pots/" + wrong)
                        .status(exists ? 403 : 404)
                        .answerJson("{\"error\":\"not yours, or not there\"}"));
    }

    /** Signs in, mostly at the first try; every fourth is asked for a code. Returns when it is done. */
    private long signIn(Person person, long from) {
        long at = from;
        int wrong = random.nextInt(6) == 0 ? 1 + random.nextInt(4) : 0;
        for (int i = 0; i < wrong; i++) {
            at += 8;
            login(person, at, "typo" + random.nextInt(9), 401);
        }
        at += 8;
        login(person, at, "right" + person.number, 200);
        if (random.nextInt(4) == 0) {
            for (int i = random.nextInt(4); i > 0; i--) {
                at += 9;
                code(person, at, 100_000 + random.nextInt(800_000), 401);
            }
            at += 9;
            code(person, at, 100_000 + random.nextInt(800_000), 200);
        }
        return at;
    }

    private void login(Person person, long at, String password, int status) {
        String body = "{\"email\":\"" + person.name() + "\",\"password\":\"" + password + "\"}";
        String answer = status == 200
                ? "{\"access_token\":\"" + token("\"sub\":\"" + person.name() + "\"", at) + "\"}"
                : "{\"error\":\"wrong\"}";
        say(at, person, "", Call.post(ROOT + "/login").json(body).status(status).answerJson(answer));
    }

    private void code(Person person, long at, int code, int status) {
        String body = "{\"email\":\"" + person.name() + "\",\"otp\":\"" + code + "\"}";
        say(
                at,
                person,
                "",
                Call.post(ROOT + "/login/code")
                        .json(body)
                        .status(status)
                        .answerJson(status == 200 ? "{\"ok\":true}" : "{\"error\":\"wrong\"}"));
    }

    /** Password managers and phones that send an old password, some all day, some now and then. */
    private void managers() {
        for (int i = 40; i < 60; i++) {
            for (long at = random.nextInt(600); at < 5 * DAY; at += i % 4 == 0 ? 900 : 20_000) {
                login(all.get(i), at, "old" + i, 401);
            }
        }
    }

    private void staff() {
        for (int i = 0; i < 2; i++) {
            Person desk = new Person(900 + i, List.of(), "10.9.0." + i);
            for (int day = 0; day < 5; day++) {
                long at = day * DAY + 30_000;
                String token = token("\"sub\":\"desk" + i + "\",\"role\":\"support\"", at);
                for (int n = 0; n < 30; n++) {
                    int pot = 40_000 + random.nextInt(1_200);
                    at += 60;
                    pot(desk, at, token, pot);
                    say(
                            at + 9,
                            desk,
                            token,
                            Call.of("PATCH", ROOT + "/pots/" + pot + "/ceiling")
                                    .json("{\"ceiling\":1}")
                                    .answerJson(one(pot)));
                }
            }
        }
    }

    private void program() {
        Person nightly = new Person(990, List.of(), "10.9.1.1");
        for (int day = 0; day < 5; day++) {
            long at = day * DAY + 7_000;
            String token = token("\"sub\":\"nightly\",\"azp\":\"nightly\",\"gty\":\"client-credentials\"", at);
            for (Person person : all) {
                at++;
                pot(nightly, at, token, person.pots.getFirst());
            }
        }
    }

    private void say(long at, Person person, String token, Call call) {
        boolean down = at >= DOWN && at < UP;
        Call said = down ? call.status(503).answerJson("{\"error\":\"down\"}") : call;
        said = said.from(person.address).header("User-Agent", "Savings/5." + person.number % 7 + " (Android 14)");
        said = token.isEmpty() ? said : said.header("Authorization", "Bearer " + token);
        for (int i = 0; i < (down ? 5 : 1); i++) {
            long time = at + 2L * i;
            calls.add(new Timed(
                    time,
                    said.at((START + time) * 1_000_000L).entry(calls.size()).exchange()));
        }
    }

    private static String token(String claims, long at) {
        return Call.jwt(
                "{\"alg\":\"RS256\",\"kid\":\"k1\"}",
                "{\"iss\":\"https://id.savings.example\"," + claims + ",\"exp\":" + (START + at + 3_600) + "}");
    }

    private static String list(List<Integer> pots) {
        return pots.stream().map(HonestHabits::one).collect(Collectors.joining(",", "{\"pots\":[", "]}"));
    }

    private static String one(int pot) {
        return "{\"id\":" + pot + ",\"saved\":" + pot % 977 + ",\"iban\":\"GB29NWBK6016133192" + (1_000 + pot % 9_000)
                + "\"}";
    }
}
