package dev.sinew.app.serve;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exchange JSON Lines of a small bank whose customers read and change what is theirs. */
final class Lines {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final int CUSTOMERS = 40;

    private Lines() {}

    /** Some lines, from a number on; the same number always gives the same line. */
    static String of(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Lines::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** One exchange, whose id tells its number. */
    static String line(int number) {
        RandomGenerator random = new java.util.Random(number * 7_919L);
        int customer = number % CUSTOMERS;
        int account = 5_000 + customer * 17 + random.nextInt(2);
        boolean write = random.nextInt(4) == 0;
        String body = write ? "\"{\\\"amount\\\":" + random.nextInt(1, 900) + ",\\\"note\\\":\\\"rent\\\"}\"" : "null";
        return """
                {"id":"exchange-%d","time":"%s","client":{"ip":"198.51.100.%d"},"request":{"method":"%s",\
                "url":"https://api.bank.example/v1/accounts/%d%s","headers":{"authorization":"Bearer %s",\
                "content-type":"application/json"},"body":%s},"response":{"status":%d,\
                "headers":{"content-type":"application/json"},\
                "body":"{\\"id\\":%d,\\"owner\\":\\"customer-%d\\",\\"balance\\":%d}"},"tookMs":%d}\
                """.formatted(
                        number,
                        START.plusMillis(number * 250L),
                        customer,
                        write ? "POST" : "GET",
                        account,
                        write ? "/transfers" : "",
                        "opaque-token-of-customer-" + customer + "-abcdef0123456789",
                        body,
                        write ? 201 : 200,
                        account,
                        customer,
                        random.nextInt(10_000),
                        random.nextInt(3, 90));
    }
}
