package dev.sinew.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Kept;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Change;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Routes learned through the real observer, from traffic as small as shows the point. */
class RouteFoldTest {
    private static final Headers JSON =
            new Headers.Builder().add("content-type", "application/json").build();

    private final Observer observer =
            new Observer(new PrivacyKey(new byte[32]), new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final List<Observation> traffic = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    private void call(String method, String path, int status, String answer) {
        call("api.shop.example", method, path, status, answer);
    }

    private void call(String host, String method, String path, int status, String answer) {
        Body body = answer.isEmpty() ? Body.NONE : Body.whole(Slice.of(answer));
        traffic.add(observer.observe(new Exchange(
                new Origin("test", traffic.size()),
                "",
                1_000_000L * traffic.size(),
                5,
                "",
                Direction.INCOMING,
                new Exchange.Request(method, Slice.of("https://" + host + path), Headers.NONE, Body.NONE),
                Optional.of(new Exchange.Response(status, JSON, body)))));
    }

    private SortedMap<Operation, Profile> learn(RouteLimits limits) {
        RouteFold fold = new RouteFold(limits);
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        return fold.view(changes).operations();
    }

    private List<String> operations() {
        return names(learn(RouteLimits.DEFAULT));
    }

    private static List<String> names(SortedMap<Operation, Profile> operations) {
        return operations.keySet().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
    }

    private static String item(String id) {
        return "{\"id\":\"" + id + "\",\"title\":\"some words here\",\"price\":12.5}";
    }

    @Test
    void slugsThatAnswersRepeatAreValues() {
        for (String slug : List.of("amber-lamp", "oak-table", "desk", "red-chair", "sofa", "blue-vase")) {
            call("GET", "/products/" + slug, 200, "{\"slug\":\"" + slug + "\",\"price\":3}");
        }
        assertThat(operations()).containsExactly("GET /products/{productSlug}");
    }

    @Test
    void codesThatAnswersRepeatInAnyOneFieldAreValues() {
        for (String code : List.of("EUR", "CHF", "GBP", "JPY", "USD")) {
            call("GET", "/rates/" + code, 200, "{\"currency\":\"" + code + "\",\"rate\":3.25}");
        }
        for (String kind : List.of("cards", "loans", "savings", "persons")) {
            call("GET", "/" + kind, 200, "{\"type\":\"" + kind + "\",\"" + kind + "Count\":1}");
        }
        assertThat(operations())
                .containsExactly("GET /cards", "GET /loans", "GET /persons", "GET /rates/{currency}", "GET /savings");
    }

    @Test
    void namesBesideIdsStayNames() {
        for (int i = 0; i < 30; i++) {
            call("GET", "/users/" + (1000 + i), 200, item("" + (1000 + i)));
            call("GET", "/jobs/" + UUID.nameUUIDFromBytes(new byte[] {(byte) i}), 200, "{\"state\":\"DONE\"}");
        }
        for (int i = 0; i < 4; i++) {
            call("GET", "/users/me", 200, item("1000"));
            call("GET", "/jobs/count", 200, "{\"counter\":30}");
            call("GET", "/health", 200, "{\"up\":true}");
        }
        assertThat(operations())
                .containsExactly(
                        "GET /health", "GET /jobs/count", "GET /jobs/{jobId}", "GET /users/me", "GET /users/{userId}");
    }

    @Test
    void actionsSideBySideStayNamesThoughTheyAnswerAlike() {
        List<String> actions =
                List.of("reboot", "poweron", "shutdown", "rebuild", "change_protection", "attach_volume");
        for (int i = 0; i < 12; i++) {
            for (String action : actions) {
                call("POST", "/servers/" + (100 + i) + "/actions/" + action, 201, "{\"action\":{\"progress\":1}}");
            }
        }
        assertThat(operations())
                .hasSize(actions.size())
                .allMatch(operation -> operation.startsWith("POST /servers/{serverId}/actions/"))
                .noneMatch(operation -> operation.endsWith("}"));
    }

    @Test
    void daysAreValuesInWhicheverOrder() {
        call("GET", "/accounts/12345/from/10-01-2026/to/10-31-2026", 200, "[]");
        call("GET", "/accounts/12346/from/01.11.2026/to/30.11.2026", 200, "[]");
        assertThat(operations()).singleElement(InstanceOfAssertFactories.STRING).doesNotContain("2026");
    }

    @Test
    void versionsStayNames() {
        for (int i = 0; i < 10; i++) {
            call("GET", "/v2/orders/" + (5000 + i), 200, item("" + (5000 + i)));
            call("GET", "/2.0/orders/" + (5000 + i), 200, item("" + (5000 + i)));
        }
        assertThat(operations()).containsExactly("GET /2.0/orders/{orderId}", "GET /v2/orders/{orderId}");
    }

    @Test
    void aTenantInFrontOfSharedCollectionsIsAValue() {
        List<String> tenants = List.of("acme", "globex", "initech", "umbrella", "hooli", "stark", "wayne", "cyberdyne");
        for (String tenant : tenants) {
            for (int i = 0; i < 3; i++) {
                call("GET", "/" + tenant + "/boards", 200, "[]");
                call("GET", "/" + tenant + "/sprints/" + (70 + i), 200, item("" + (70 + i)));
                call("GET", "/" + tenant + "/epics", 200, "[]");
            }
        }
        assertThat(operations()).containsExactly("GET /{id}/boards", "GET /{id}/epics", "GET /{id}/sprints/{sprintId}");
    }

    @Test
    void lookingAtWhatIsKnownForgetsNothing() {
        RouteFold fold = new RouteFold(RouteLimits.DEFAULT);
        call("GET", "/orders/1", 404, "");
        call("GET", "/orders", 200, "[]");
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        for (int look = 0; look < 2; look++) {
            RouteView early = fold.view(changes);
            assertThat(names(early.operations())).containsExactly("GET /orders");
            assertThat(early.unattributed().values())
                    .extracting(Unattributed::notFound)
                    .containsExactly(1L);
        }
        traffic.clear();
        for (int i = 2; i < 6; i++) {
            call("GET", "/orders/" + i, 200, item("" + i));
        }
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        for (int look = 0; look < 2; look++) {
            RouteView later = fold.view(changes);
            assertThat(names(later.operations())).containsExactly("GET /orders", "GET /orders/{orderId}");
            assertThat(later.operations().values())
                    .extracting(Profile::requests)
                    .containsExactly(1L, 5L);
            assertThat(later.unattributed().values())
                    .extracting(Unattributed::notFound)
                    .containsExactly(0L);
        }
    }

    @Test
    void whatWasNeverFoundIsNoOperation() {
        call("GET", "/orders", 200, "[]");
        call("GET", "/wp-login.php", 404, "");
        call("GET", "/.env", 403, "");
        call("GET", "/ordrs", 404, "");
        call("PATCH", "/orders", 405, "");
        call("GET", "/static/../../etc/passwd", 200, "root:x:0:0");
        RouteFold fold = new RouteFold(RouteLimits.DEFAULT);
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        RouteView view = fold.view(changes);
        assertThat(names(view.operations())).containsExactly("GET /orders");
        assertThat(view.unattributed().values())
                .singleElement()
                .satisfies(counts ->
                        assertThat(counts.notFound() + counts.scanner()).isEqualTo(5));
    }

    @Test
    void aMissingObjectCountsForItsOperation() {
        for (int i = 0; i < 20; i++) {
            call("GET", "/orders/" + (300 + i), 200, item("" + (300 + i)));
        }
        call("GET", "/orders/999999", 404, "{\"error\":\"no such order\"}");
        SortedMap<Operation, Profile> operations = learn(RouteLimits.DEFAULT);
        assertThat(names(operations)).containsExactly("GET /orders/{orderId}");
        assertThat(operations.values().iterator().next().requests()).isEqualTo(21);
    }

    @Test
    void aSlashAtTheEndMakesNoSecondOperation() {
        call("GET", "/users", 200, "[]");
        call("GET", "/users", 200, "[]");
        call("GET", "/users/", 200, "[]");
        call("GET", "/teams/", 200, "[]");
        assertThat(operations()).containsExactly("GET /teams/", "GET /users");
    }

    @Test
    void aChangeOfMindIsToldAsAMerge() {
        List<String> words = List.of("lamp", "desk", "sofa", "vase", "mirror");
        for (int round = 0; round < 40; round++) {
            for (String word : words) {
                call("GET", "/things/" + word, 200, round < 20 ? "" : "{\"key\":\"" + word + "\",\"price\":1}");
            }
        }
        assertThat(operations()).containsExactly("GET /things/{thingKey}");
        assertThat(changes)
                .filteredOn(Change.OperationsMerged.class::isInstance)
                .map(Change.OperationsMerged.class::cast)
                .anySatisfy(merged -> {
                    assertThat(merged.from()).hasSizeGreaterThan(1);
                    assertThat(merged.into().path()).isEqualTo("/things/{thingKey}");
                });
    }

    @Test
    void whatWasTakenForOneIsSplitWhenItShowsToBeSeveral() {
        for (int i = 0; i < 70; i++) {
            call("GET", "/assets/" + (4000 + i), 200, item("" + (4000 + i)));
        }
        for (int i = 0; i < 600; i++) {
            call("GET", "/assets/" + (4000 + i % 70), 200, item("" + (4000 + i % 70)));
            call("GET", "/assets/q7", 200, "{\"quarter\":7,\"total\":99,\"lines\":[{\"sum\":1}]}");
        }
        assertThat(operations()).contains("GET /assets/q7", "GET /assets/{assetId}");
    }

    @Test
    void theOrderOfTrafficChangesNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String slug = List.of("amber", "birch", "cedar-grove", "dune", "elm", "fern-hill", "garnet")
                    .get(i % 7);
            call("GET", "/shops/" + slug, 200, "{\"slug\":\"" + slug + "\",\"open\":true}");
            call("GET", "/shops/" + slug + "/hours", 200, "{\"from\":9,\"to\":18}");
            call("GET", "/shops/search", 200, "{\"hits\":[],\"took\":3}");
            call("DELETE", "/carts/" + (i % 9 + 100), 204, "");
            call("GET", "/carts/" + (i % 9 + 100), 200, item("" + (i % 9 + 100)));
            call("GET", "/nowhere/" + i, 404, "");
        }
        List<String> expected = operations();
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(traffic, random);
            assertThat(operations()).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(expected)
                .containsExactly(
                        "DELETE /carts/{cartId}",
                        "GET /carts/{cartId}",
                        "GET /shops/search",
                        "GET /shops/{shopSlug}",
                        "GET /shops/{shopSlug}/hours");
    }

    @Test
    void manyRandomPathsStayBounded() {
        RouteLimits limits = new RouteLimits(100, 500, 5_000, 50, 8, 100, 100, 10_000);
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            call("GET", "/files/" + Long.toString(random.nextLong() >>> 1, 36), 200, "{\"size\":1}");
            call("GET", "/missing/" + random.nextLong(), 404, "");
        }
        SortedMap<Operation, Profile> operations = learn(limits);
        assertThat(names(operations)).containsExactly("GET /files/{fileId}");
        assertThat(operations.values().iterator().next().requests()).isEqualTo(20_000);
    }

    @Test
    void aNameThatComesLateIsStillFoundAmongManyValues() {
        RouteLimits limits = new RouteLimits(100, 500, 5_000, 50, 8, 100, 100, 10_000);
        for (int i = 0; i < 5_000; i++) {
            call("GET", "/users/" + (10_000 + i), 200, item("" + (10_000 + i)));
            call("GET", "/users/" + (10_000 + i) + "/orders/" + (90_000 + i), 200, item("" + (90_000 + i)));
        }
        for (int i = 0; i < 20; i++) {
            call("GET", "/users/search", 200, "{\"hits\":3}");
            call("GET", "/invoices", 200, "[]");
        }
        assertThat(names(learn(limits)))
                .containsExactly(
                        "GET /invoices",
                        "GET /users/search",
                        "GET /users/{userId}",
                        "GET /users/{userId}/orders/{orderId}");
    }

    /** Where there are many apis each has less room, and knows the same of fewer values. */
    @Test
    void manyApisShareTheRoomAndKnowTheSame() {
        RouteLimits roomy = RouteLimits.DEFAULT;
        RouteLimits tight = new RouteLimits(100, 20_000, 40 * 130, 2_000, 24, 4_000, 2_000, 4_000_000);
        for (int round = 0; round < 60; round++) {
            for (int api = 0; api < 40; api++) {
                String host = "svc" + api + ".corp.example";
                String account = "" + (1_000 + 17 * round + api);
                String card = "" + (90_000 + 31 * round + api);
                call(host, "GET", "/v1/accounts/" + account, 200, item(account));
                call(host, "GET", "/v1/accounts/" + account + "/cards/" + card, 200, item(card));
                call(host, "PUT", "/v1/accounts/" + account + "/cards/" + card, 200, item(card));
                call(host, "GET", "/v1/people/person-" + Integer.toString(977 * round, 36), 200, item("p" + round));
                call(
                        host,
                        "GET",
                        "/v1/" + List.of("rates", "branches", "health").get(round % 3),
                        200,
                        "{\"a\":1}");
            }
        }
        SortedMap<Operation, Profile> all = learn(roomy);
        SortedMap<Operation, Profile> few = learn(tight);

        assertThat(few.keySet()).isEqualTo(all.keySet()).hasSize(40 * 7);
        assertThat(few.values().stream().map(Profile::requests))
                .containsExactlyElementsOf(
                        all.values().stream().map(Profile::requests).toList());
        assertThat(stateBytes(tight)).isLessThan(stateBytes(roomy));
    }

    private int stateBytes(RouteLimits limits) {
        RouteFold fold = new RouteFold(limits);
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        fold.settle(changes);
        return Kept.bytes(fold::write).length;
    }

    @Test
    void aNameThatComesLateShowsItsOwnFieldsOnly() {
        for (int i = 0; i < 200; i++) {
            String id = UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString();
            call("GET", "/secrets/" + id, 200, "{\"id\":\"" + id + "\",\"password\":\"x\"}");
        }
        for (int i = 0; i < 30; i++) {
            call("GET", "/secrets/count", 200, "{\"counter\":424}");
        }
        List<String> fields = new ArrayList<>();
        learn(RouteLimits.DEFAULT).forEach((operation, profile) -> {
            if (operation.path().equals("/secrets/count")) {
                new Learned(new FieldClasses())
                        .of(operation, profile).answers().values().stream()
                                .flatMap(answer -> answer.body().fields().stream())
                                .forEach(field -> fields.add(field.path().text()));
            }
        });
        assertThat(fields).contains("counter").doesNotContain("id", "password");
    }

    @Test
    void aPreflightIsNoOperation() {
        Headers headers = new Headers.Builder()
                .add("access-control-request-method", "POST")
                .add("origin", "https://shop.example")
                .build();
        traffic.add(observer.observe(new Exchange(
                new Origin("test", 0),
                "",
                0,
                5,
                "",
                Direction.INCOMING,
                new Exchange.Request("OPTIONS", Slice.of("https://api.shop.example/a"), headers, Body.NONE),
                Optional.of(new Exchange.Response(204, JSON, Body.NONE)))));
        assertThat(operations()).isEmpty();
    }

    @Test
    void manyRandomHostsStayBounded() {
        RouteLimits limits = new RouteLimits(100, 500, 5_000, 50, 8, 100, 100, 10_000);
        for (int i = 0; i < 2_000; i++) {
            call("h" + i + ".example", "GET", "/a", 200, "{}");
        }
        RouteFold fold = new RouteFold(limits);
        traffic.forEach(observation -> fold.accept(observation, 0, changes));
        assertThat(fold.view(changes).operations()).hasSize(100);
        assertThat(fold.beyondApis()).isEqualTo(1_900);
    }

    @Test
    void parametersOfOneTemplateHaveDifferentNames() {
        for (int i = 0; i < 30; i++) {
            call("GET", "/accounts/" + (100 + i) + "/cards/" + (900 + i), 200, item("" + (900 + i)));
        }
        assertThat(operations()).containsExactly("GET /accounts/{accountId}/cards/{cardId}");
    }

    @Test
    void operationsAreToldOnce() {
        call("GET", "/a", 200, "{}");
        call("POST", "/a", 201, "{}");
        operations();
        assertThat(changes).hasSize(2).allMatch(Change.OperationSeen.class::isInstance);
        assertThat(new TreeSet<>(changes.stream()
                        .map(change -> ((Change.OperationSeen) change).operation())
                        .toList()))
                .hasSize(2);
    }

    /** So many forms that those of one operation merge, each also kept by a path that was not found at first. */
    @Test
    void whatIsLearnedOfFieldsIsCountedOnce() {
        for (int i = 0; i < 400; i++) {
            String path = "/" + word(i % 40) + "/how-to-" + word(i / 40);
            call("GET", path, 404, "{}");
        }
        for (int i = 0; i < 400; i++) {
            String path = "/" + word(i % 40) + "/how-to-" + word(i / 40);
            call("GET", path, 200, "{\"title\":\"x\",\"text\":\"y\",\"author\":\"z\"}");
        }
        learn(RouteLimits.DEFAULT).forEach((operation, profile) -> {
            long answers = new Learned(new FieldClasses())
                    .of(operation, profile).answers().values().stream()
                            .mapToLong(LearnedOperation.LearnedAnswer::count)
                            .sum();
            assertThat(answers).isEqualTo(profile.requests());
        });
    }

    private static String word(int number) {
        return "b" + (char) ('a' + number % 26) + "t" + (char) ('a' + number / 26) + "r";
    }
}
