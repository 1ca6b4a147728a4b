package dev.sinew.engine.detect;

import dev.sinew.engine.Call;
import dev.sinew.model.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Six days of a city's library service, made so that rules about logins, credentials, roles and amounts have a hard time, with some who
 * attack it among the rest, whose calls are labelled.
 *
 * <p>Honest: two offices and a mobile network behind one address each, where people mistype, give up, and come with old passwords for
 * days after all passwords were ended on the third day; a monitoring probe with a wrong password; a catalogue for which the app sends a
 * token all the same, until a crawler comes without; covers of books in mails; an operation that was open and became guarded, one the
 * other way; staff whose tokens say so, and two who start later; one operation that only staff used until everybody may; exports by
 * staff and a nightly batch; families with hundreds of own books.
 *
 * <p>Hostile: stolen passwords from one client, from fifty, and from one a try every twenty minutes; calls without a token for
 * others' accounts; readers who call what staff calls; readers who copy everybody's accounts.
 */
final class GuardedService {
    private static final String ROOT = "https://library.example";
    private static final long START = 1_769_860_800L;
    private static final long DAY = 86_400;
    private static final int READERS = 320;
    private static final int DAYS = 6;
    private static final long ENDED = 2 * DAY + 4_000;

    private final Random random;
    private final List<Timed> calls = new ArrayList<>();
    private final Set<Integer> renewed = new HashSet<>();

    /** An exchange, and of which attack it is, or empty. */
    record Timed(long at, Exchange exchange, String attack) {}

    GuardedService(long seed) {
        random = new Random(seed);
    }

    /** All, in the order of time. */
    List<Timed> traffic() {
        for (int reader = 0; reader < READERS; reader++) {
            for (int day = 0; day < DAYS; day++) {
                if (random.nextInt(5) < 3) {
                    visit(reader, day * DAY + 21_600 + random.nextInt(50_000));
                }
            }
        }
        probe();
        without();
        staff();
        batch();
        stuffing();
        bare();
        privileged();
        copied();
        calls.sort((one, other) -> Long.compare(one.at, other.at));
        return List.copyOf(calls);
    }

    private static String address(int reader) {
        return switch (reader % 4) {
            case 0 -> "198.51.100.7";
            case 1 -> "198.51.100." + (20 + reader % 3);
            default -> "10.0." + reader / 200 + "." + reader % 200;
        };
    }

    private static String name(int reader) {
        return "reader" + reader + "@mail.example";
    }

    /** Signs in, perhaps not before the next visit, and looks around. */
    private void visit(int reader, long from) {
        long at = from;
        if (random.nextInt(12) == 0) {
            login(reader, at, "r" + reader + "eader" + random.nextInt(9) + "@mail.example", "first" + reader, 401, "");
            at += 9;
        }
        boolean old = from > ENDED && !renewed.contains(reader);
        int wrong = old ? 1 + random.nextInt(2) : random.nextInt(5) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < wrong; i++) {
            login(reader, at, name(reader), old ? "first" + reader : "typo" + random.nextInt(40), 401, "");
            at += 9;
        }
        if (old && random.nextInt(3) != 0 || wrong > 0 && random.nextInt(8) == 0) {
            return;
        }
        if (from > ENDED) {
            renewed.add(reader);
        }
        login(reader, at, name(reader), (from > ENDED ? "second" : "first") + reader, 200, "");
        look(reader, at + 3, token("\"sub\":\"" + name(reader) + "\"", at));
    }

    private void look(int reader, long from, String token) {
        long at = from;
        int account = account(reader);
        String address = address(reader);
        say(
                at,
                address,
                token,
                Call.get(ROOT + "/accounts").answerJson("{\"accounts\":[" + accountOf(account) + "]}"),
                "");
        int books = reader % 40 == 3 ? 120 : 3;
        String list = IntStream.range(0, books)
                .mapToObj(i -> loan(account * 1_000 + i))
                .collect(Collectors.joining(",", "{\"loans\":[", "]}"));
        say(
                at + 1,
                address,
                token,
                Call.get(ROOT + "/accounts/" + account + "/loans").answerJson(list),
                "");
        int steps = reader % 40 == 3 ? books : 6 + random.nextInt(8);
        for (int i = 0; i < steps; i++) {
            at += reader % 40 == 3 ? 2 : 4 + random.nextInt(60);
            step(reader, at, token, account, account * 1_000 + i % books);
        }
    }

    private void step(int reader, long at, String token, int account, int loan) {
        String address = address(reader);
        int book = random.nextInt(400);
        switch (random.nextInt(10)) {
            case 0, 1 ->
                say(at, address, token, Call.get(ROOT + "/books/" + book).answerJson(book(book)), "");
            case 2 ->
                say(
                        at,
                        address,
                        token,
                        Call.get(ROOT + "/covers/" + book).answerJson("{\"picture\":" + book + "}"),
                        "");
            case 3 -> events(at, address, random.nextInt(3) == 0 ? "" : token, at > 3 * DAY);
            case 4 ->
                say(
                        at,
                        address,
                        token,
                        Call.of("PATCH", ROOT + "/accounts/" + account)
                                .json("{\"phone\":\"1\"}")
                                .answerJson(accountOf(account)),
                        "");
            case 5 -> {
                boolean open = at > 4 * DAY;
                if (open && random.nextInt(6) == 0) {
                    say(
                            at,
                            address,
                            token,
                            Call.get(ROOT + "/wishes").answerJson("{\"wishes\":[{\"title\":\"x\"}]}"),
                            "");
                }
            }
            case 6 -> {
                Call ban = Call.post(ROOT + "/accounts/" + account + "/lock").status(403);
                if (random.nextInt(8) == 0) {
                    say(at, address, token, ban.answerJson("{\"error\":\"staff\"}"), "");
                }
            }
            case 7 ->
                say(at, address, token, Call.get(ROOT + "/accounts/" + account).answerJson(accountOf(account)), "");
            default -> say(at, address, token, Call.get(ROOT + "/loans/" + loan).answerJson(loan(loan)), "");
        }
    }

    /** What was open to all and is guarded now. */
    private void events(long at, String address, String token, boolean guarded) {
        Call events = Call.get(ROOT + "/events");
        boolean refused = guarded && token.isEmpty();
        say(
                at,
                address,
                token,
                refused ? events.status(401).answerJson("{}") : events.answerJson("{\"events\":[{\"n\":1}]}"),
                "");
    }

    private void login(int reader, long at, String name, String password, int status, String attack) {
        login(at, address(reader), name, password, status, attack);
    }

    private void login(long at, String address, String name, String password, int status, String attack) {
        String body = "{\"email\":\"" + name + "\",\"password\":\"" + password + "\"}";
        String answer = status == 200
                ? "{\"access_token\":\"" + token("\"sub\":\"" + name + "\"", at) + "\"}"
                : "{\"error\":\"wrong\"}";
        say(
                at,
                address,
                "",
                Call.post(ROOT + "/login").json(body).status(status).answerJson(answer),
                attack);
    }

    private void probe() {
        for (long at = 60; at < DAYS * DAY; at += 900) {
            login(at, "10.9.9.9", "probe@library.example", "never", 401, "");
            say(at + 1, "10.9.9.9", "", Call.get(ROOT + "/health").answerJson("{\"up\":true}"), "");
        }
    }

    /** A crawler, mails that show covers, and what was guarded and is open to all. */
    private void without() {
        for (int i = 0; i < 60; i++) {
            long at = 4 * DAY + 9_000 + 40L * i;
            say(at, "203.0.113.80", "", Call.get(ROOT + "/books/" + i).answerJson(book(i)), "");
        }
        for (int i = 0; i < 9; i++) {
            long at = DAY + 30_000 + 20_000L * i;
            say(
                    at,
                    "203.0.113." + (90 + i),
                    "",
                    Call.get(ROOT + "/covers/" + i).answerJson("{\"picture\":" + i + "}"),
                    "");
        }
    }

    private void staff() {
        for (int desk = 0; desk < 6; desk++) {
            for (int day = desk < 4 ? 0 : 3; day < DAYS; day++) {
                long at = day * DAY + 29_000 + 60L * desk;
                String role = desk < 2 ? ",\"role\":\"staff\"" : "";
                String token = token("\"sub\":\"desk" + desk + "\"" + role, at);
                for (int n = 0; n < 25; n++) {
                    at += 50 + random.nextInt(200);
                    desk(desk, at, token, account(random.nextInt(READERS)));
                }
                if (desk < 2) {
                    Call export = Call.get(ROOT + "/staff/export").answerJson(accounts(READERS));
                    say(at + 60, "10.9.0." + desk, token, export, "");
                }
                if (desk < 2) {
                    say(
                            at + 90,
                            "10.9.0." + desk,
                            token,
                            Call.get(ROOT + "/wishes").answerJson("{\"wishes\":[{\"title\":\"x\"}]}"),
                            "");
                }
            }
        }
    }

    private void desk(int desk, long at, String token, int account) {
        String address = "10.9.0." + desk;
        String hits = IntStream.range(0, 8)
                .mapToObj(i -> accountOf(account(random.nextInt(READERS))))
                .collect(Collectors.joining(",", "{\"accounts\":[" + accountOf(account) + ",", "]}"));
        say(
                at,
                address,
                token,
                Call.get(ROOT + "/staff/accounts?name=x" + account % 50).answerJson(hits),
                "");
        say(at + 5, address, token, Call.get(ROOT + "/accounts/" + account).answerJson(accountOf(account)), "");
        if (random.nextInt(3) == 0) {
            Call lock = Call.post(ROOT + "/accounts/" + account + "/lock");
            say(at + 9, address, token, lock.answerJson(accountOf(account)), "");
        }
    }

    private void batch() {
        for (int day = 0; day < DAYS; day++) {
            long at = day * DAY + 7_000;
            String token = token("\"sub\":\"nightly\",\"azp\":\"nightly\",\"gty\":\"client-credentials\"", at);
            for (int reader = 0; reader < READERS; reader++) {
                at++;
                int account = account(reader);
                say(
                        at,
                        "10.9.1.1",
                        token,
                        Call.get(ROOT + "/accounts/" + account).answerJson(accountOf(account)),
                        "");
            }
        }
    }

    /** From one client, from fifty with a few tries each, and slowly; one pair in forty opens an account. */
    private void stuffing() {
        for (int i = 0; i < 160; i++) {
            stolen(DAY + 40_000 + 3L * i, "203.0.113.9", i, "fast stuffing");
        }
        for (int i = 0; i < 250; i++) {
            stolen(3 * DAY + 10_000 + 60L * i, "203.0.114." + i % 50, 200 + i, "distributed stuffing");
        }
        for (int i = 0; i < 72; i++) {
            stolen(4 * DAY + 1_200L * i, "203.0.115.9", 500 + i, "slow stuffing");
        }
    }

    private void stolen(long at, String address, int n, String attack) {
        boolean opens = n % 40 == 17;
        String name = opens ? name(n % READERS) : n % 4 == 0 ? name(n % READERS) : "leak" + n + "@other.example";
        login(at, address, name, "leaked" + n % 90, opens ? 200 : 401, attack);
    }

    /** Others' accounts, read and changed without any token, which the service does not mind at all. */
    private void bare() {
        for (int i = 0; i < 12; i++) {
            long at = 2 * DAY + 50_000 + 300L * i;
            int account = account(20 + i);
            String address = "203.0.116." + i / 4;
            say(at, address, "", Call.get(ROOT + "/accounts/" + account).answerJson(accountOf(account)), "bare read");
            Call change = Call.of("PATCH", ROOT + "/accounts/" + account).json("{\"phone\":\"2\"}");
            say(at + 9, address, "", change.answerJson(accountOf(account)), "bare change");
        }
    }

    private void privileged() {
        for (int i = 0; i < 1; i++) {
            int reader = 60 + i;
            long at = 3 * DAY + 60_000 + 900L * i;
            String token = token("\"sub\":\"" + name(reader) + "\"", at);
            look(reader, at, token);
            String hits = accounts(9);
            Call search = Call.get(ROOT + "/staff/accounts?name=x" + i).answerJson(hits);
            say(at + 700, address(reader), token, search, "staff's search");
            Call export = Call.get(ROOT + "/staff/export").answerJson(accounts(READERS));
            say(at + 720, address(reader), token, export, "staff's export");
        }
    }

    /** Everybody's loans one by one, at a call a second, and at a call in half a minute. */
    private void copied() {
        for (int who = 0; who < 3; who++) {
            int reader = 80 + who;
            long at = 4 * DAY + 60_000;
            String token = token("\"sub\":\"" + name(reader) + "\"", at);
            look(reader, at - 900, token);
            for (int i = 0; i < 110; i++) {
                at += who == 0 ? 1 : 30;
                int account = account((i * 7 + who) % READERS);
                Call read = Call.get(ROOT + "/accounts/" + account).answerJson(accountOf(account));
                say(at, address(reader), token, read, account == account(reader) ? "" : "copied accounts");
            }
        }
    }

    private void say(long at, String address, String token, Call call, String attack) {
        Call said = call.from(address).header("User-Agent", "Library/" + address.length() + " (Android 14)");
        said = token.isEmpty() ? said : said.header("Authorization", "Bearer " + token);
        calls.add(new Timed(
                at, said.at((START + at) * 1_000_000L).entry(calls.size()).exchange(), attack));
    }

    private static String token(String claims, long at) {
        return Call.jwt(
                "{\"alg\":\"RS256\",\"kid\":\"k1\"}",
                "{\"iss\":\"https://id.library.example\"," + claims + ",\"exp\":" + (START + at + 7_200) + "}");
    }

    private static int account(int reader) {
        return 7_000 + reader * 3;
    }

    private static String accountOf(int account) {
        return "{\"accountId\":" + account + ",\"iban\":\"GB29NWBK6016133192" + (1_000 + account % 9_000)
                + "\",\"email\":\"reader" + (account - 7_000) / 3 + "@mail.example\"}";
    }

    private static String accounts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> accountOf(account(i)))
                .collect(Collectors.joining(",", "{\"accounts\":[", "]}"));
    }

    private static String loan(int loan) {
        return "{\"loanId\":" + loan + ",\"due\":\"2026-03-01\"}";
    }

    private static String book(int book) {
        return "{\"bookId\":" + book + ",\"title\":\"On birds, part " + book + "\"}";
    }
}
