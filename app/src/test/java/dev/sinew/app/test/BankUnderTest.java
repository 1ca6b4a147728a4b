package dev.sinew.app.test;

import dev.sinew.app.config.WrongConfiguration;
import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.BankSettings;
import dev.sinew.demo.bank.Roster;
import dev.sinew.demo.bank.Roster.Login;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.identity.IdentityFile;
import dev.sinew.probe.identity.IdentityReading;
import dev.sinew.probe.run.Writing;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Tested;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Tests the bank as its user would: with its own description, and two customers and one of the staff as identities. */
public final class BankUnderTest {
    private static final Roster ROSTER = Roster.of(17, 6);

    private BankUnderTest() {}

    /** The report of a run over a bank that is like this. */
    static AnalysisReport run(Path folder, BankSettings like) throws IOException, InterruptedException {
        try (Bank bank = Bank.open(like)) {
            return run(folder, bank, Optional.empty(), InstantSource.system(), line -> {});
        }
    }

    /** The report of a run that may write. */
    static AnalysisReport writing(Path folder, BankSettings like) throws IOException, InterruptedException {
        try (Bank bank = Bank.open(like)) {
            return writing(folder, bank);
        }
    }

    /** The same over a bank that stays open. */
    static AnalysisReport writing(Path folder, Bank bank) throws IOException, InterruptedException {
        return run(folder, bank, Optional.of(new Writing("t", 20)), InstantSource.system(), line -> {});
    }

    /** The report of a run that goes by a clock. */
    static AnalysisReport run(
            Path folder, Bank bank, Optional<Writing> writing, InstantSource clock, Consumer<String> progress)
            throws IOException, InterruptedException {
        try {
            Path spec = folder.resolve("openapi.json");
            describe(bank, spec);
            IdentityReading identities = IdentityFile.read(identities(), "identities.yaml");
            TestSettings settings = new TestSettings(
                    "0",
                    bank.address(),
                    List.of(spec),
                    identities.identities(),
                    new Budget(5_000, Duration.ofHours(9), Duration.ofSeconds(20), 25),
                    clock,
                    writing);
            return new ActiveTest(settings, identities.problems()).run(progress);
        } catch (WrongConfiguration e) {
            throw new AssertionError(e);
        }
    }

    public static BankSettings correct() {
        return BankSettings.correct(ROSTER);
    }

    /** What was confirmed, each as its rule and place. */
    static Set<String> confirmed(AnalysisReport report) {
        return with(report, Tested.Verdict.CONFIRMED);
    }

    /** What came to a verdict, each as its rule and place. */
    static Set<String> with(AnalysisReport report, Tested.Verdict verdict) {
        return report.tested().tests().stream()
                .filter(each -> each.verdict() == verdict)
                .map(each -> each.rule().id() + " " + each.operation().method() + " "
                        + each.operation().path())
                .collect(Collectors.toSet());
    }

    /** What the customers among the identities have at a bank, and who they are, as its lists say. */
    static Set<String> things(Bank bank) throws IOException, InterruptedException {
        Set<String> things = new TreeSet<>();
        for (Login login : List.of(ROSTER.customers().get(0), ROSTER.customers().get(2))) {
            String token = token(bank, login);
            for (String list : List.of(
                    "me", "accounts", "cards", "messages", "beneficiaries", "webhooks", "transfers", "consents")) {
                things.add(login + " " + get(bank.address().resolve("/v2/" + list), "Bearer " + token));
            }
        }
        return things;
    }

    /** A token of a customer by number. */
    static String token(Bank bank, int customer) throws IOException, InterruptedException {
        return token(bank, ROSTER.customers().get(customer));
    }

    private static String token(Bank bank, Login login) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = "{\"username\":\"" + login.username() + "\",\"password\":\"" + login.password() + "\"}";
            return JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(bank.address().resolve("/v2/login"))
                                            .POST(HttpRequest.BodyPublishers.ofString(body))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asString();
        }
    }

    /** Writes the bank's own description into a file. */
    public static void describe(Bank bank, Path file) throws IOException, InterruptedException {
        Files.writeString(file, get(bank.address().resolve("/openapi.json")));
    }

    /** The file of identities. */
    public static String identities() {
        StringBuilder file = new StringBuilder("auth:\n");
        Login first = ROSTER.customers().get(0);
        Login second = ROSTER.customers().get(2);
        append(file, "first", "user", first);
        append(file, "second", "user", second);
        append(file, "clerk", "staff", ROSTER.staff().getFirst());
        return file.append("authTemplate:\n  loginEndpointAuth:\n    endpoint: /v2/login\n    verb: POST\n")
                .append("    contentType: application/json\n    token:\n      extractFrom: body\n")
                .append("      extractSelector: /access_token\n      sendIn: header\n      sendName: Authorization\n")
                .append("      sendTemplate: \"Bearer {token}\"\n")
                .toString();
    }

    private static void append(StringBuilder file, String name, String role, Login login) {
        file.append("  - name: ")
                .append(name)
                .append("\n    role: ")
                .append(role)
                .append('\n');
        file.append("    loginEndpointAuth:\n      payloadUserPwd:\n        username: ")
                .append(login.username())
                .append("\n        usernameField: username\n        password: ")
                .append(login.password())
                .append("\n        passwordField: password\n");
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        return get(uri, "none");
    }

    private static String get(URI uri, String authorization) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .header("Authorization", authorization)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
