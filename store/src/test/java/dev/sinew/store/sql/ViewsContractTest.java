package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.store.Document;
import dev.sinew.store.Document.Order;
import dev.sinew.store.Store;
import dev.sinew.store.View;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import dev.sinew.store.ViewQuery.Filter;
import dev.sinew.store.ViewQuery.Sort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What views promise, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class ViewsContractTest {
    private static final View OPERATIONS = new View("operations", List.of("api", "status"), List.of("risk", "calls"));

    private final Store store;

    ViewsContractTest(RealDatabase database, @TempDir Path folder) {
        store = Stores.open(database.fresh(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isEmptyBeforeAnythingIsPut() {
        assertThat(store.views().page(OPERATIONS, ViewQuery.first(10)))
                .isEqualTo(new ViewPage(List.of(), Optional.empty()));
        assertThat(store.views().count(OPERATIONS, List.of())).isZero();
        assertThat(store.views().get(OPERATIONS, "a")).isEmpty();
        store.views().remove(OPERATIONS, List.of("a"));
    }

    @Test
    void putsGetsAndRemoves() {
        Document one = document("a", 1, "bank", "active", 3.5);
        Document changed = document("a", 2, "shop", "shadow", 7.25);
        Document bare = new Document("b", Order.by("x"), Map.of(), Map.of(), "{}");

        store.views().put(OPERATIONS, List.of(one, bare));
        store.views().put(OPERATIONS, List.of(one, changed));

        assertThat(store.views().get(OPERATIONS, "a")).contains(changed);
        assertThat(store.views().get(OPERATIONS, "b")).contains(bare);
        store.views().remove(OPERATIONS, List.of("a", "never"));
        assertThat(store.views().get(OPERATIONS, "a")).isEmpty();
        assertThat(store.views().count(OPERATIONS, List.of())).isEqualTo(1);
    }

    @Test
    void keepsViewsApart() {
        View other = new View("callers", List.of(), List.of());
        store.views().put(OPERATIONS, List.of(document("a", 1, "bank", "active", 1)));
        store.views().put(other, List.of(new Document("a", Order.by(1), Map.of(), Map.of(), "[]")));
        store.views().replace(other, Stream.of());

        assertThat(store.views().count(OPERATIONS, List.of())).isEqualTo(1);
        assertThat(store.views().count(other, List.of())).isZero();
    }

    @Test
    void replacesAllAtOnce() {
        store.views().replace(OPERATIONS, documents(2_500, "old"));
        store.views().put(OPERATIONS, List.of(document("extra", 0, "bank", "old", 1)));

        store.views().replace(OPERATIONS, documents(1_200, "new"));

        assertThat(store.views().count(OPERATIONS, List.of())).isEqualTo(1_200);
        assertThat(store.views().count(OPERATIONS, List.of(new Filter.Is("status", "new"))))
                .isEqualTo(1_200);
    }

    @Test
    void staysAsItWasWhereReplacingFails() {
        store.views().replace(OPERATIONS, documents(10, "old"));
        Stream<Document> broken =
                Stream.concat(documents(1_500, "new"), Stream.of(1).map(number -> {
                    throw new IllegalStateException("no more");
                }));

        assertThatThrownBy(() -> store.views().replace(OPERATIONS, broken)).hasMessage("no more");

        assertThat(store.views().count(OPERATIONS, List.of(new Filter.Is("status", "old"))))
                .isEqualTo(10);
        store.views().put(OPERATIONS, List.of(document("extra", 1, "bank", "old", 1)));
        assertThat(store.views().count(OPERATIONS, List.of())).isEqualTo(11);
    }

    @Test
    void showsReadersAllOfTheOldOrAllOfTheNew() throws Exception {
        store.views().replace(OPERATIONS, documents(1_500, "0"));
        CompletableFuture<Void> done = new CompletableFuture<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<?> reader = pool.submit(() -> {
                while (!done.isDone()) {
                    List<Document> page = store.views()
                            .page(OPERATIONS, ViewQuery.first(2_000))
                            .documents();
                    assertThat(page).hasSize(1_500);
                    assertThat(page.stream()
                                    .map(each -> each.texts().get("status"))
                                    .distinct())
                            .hasSize(1);
                }
            });
            for (int round = 1; round <= 4; round++) {
                store.views().replace(OPERATIONS, documents(1_500, Integer.toString(round)));
            }
            done.complete(null);
            reader.get();
        }
    }

    @Test
    void beginsAnewWhereTheDeclarationChanged() {
        store.views().put(OPERATIONS, List.of(document("a", 1, "bank", "active", 1)));
        View changed = new View("operations", List.of("status", "api"), List.of("risk", "calls"));

        assertThat(store.views().count(changed, List.of())).isZero();
        store.views().put(changed, List.of(document("b", 1, "bank", "active", 1)));
        assertThat(store.views().page(changed, ViewQuery.first(10)).documents())
                .extracting(Document::key)
                .containsExactly("b");
    }

    @Test
    void refusesWhatIsNotDeclaredAndCursorsOfOthers() {
        store.views().replace(OPERATIONS, documents(10, "x"));
        String cursor =
                store.views().page(OPERATIONS, ViewQuery.first(3)).next().orElseThrow();
        ViewQuery other = new ViewQuery(List.of(new Filter.Is("api", "a")), Sort.OWN, cursor, 3);

        for (Filter filter :
                List.of(new Filter.Is("risk", "1"), new Filter.AtLeast("api", 1), new Filter.Contains("json", "1"))) {
            assertThatThrownBy(() -> store.views().count(OPERATIONS, List.of(filter)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("operations");
        }
        assertThatThrownBy(() -> store.views().page(OPERATIONS, other)).isInstanceOf(IllegalArgumentException.class);
        for (String bad : List.of("!", "dDE6", "dDk5OTk5OTk5OTk5Omg", "Og", "dHg6eA")) {
            assertThatThrownBy(() ->
                            store.views().page(OPERATIONS, ViewQuery.first(3).after(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsHostileTexts() {
        String nasty = "'; drop table view_document; -- %_\\ \u0000 \ud800 😀 \"";
        Document hostile = new Document(nasty, Order.by(nasty), Map.of("api", nasty), Map.of(), nasty);

        store.views().put(OPERATIONS, List.of(hostile));

        List<Document> found = store.views()
                .page(OPERATIONS, new ViewQuery(List.of(new Filter.Is("api", nasty)), Sort.OWN, "", 5))
                .documents();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).json()).startsWith("'; drop table").contains("\ufffd", "😀");
        assertThat(found.get(0).key()).hasSameSizeAs(nasty);
        assertThat(store.views().get(OPERATIONS, nasty)).isPresent();
    }

    /** Every page of every kind of query, against the same question asked of a list. */
    @Test
    void answersAsAListWould() {
        long seed = new Random().nextLong();
        System.out.println("ViewsContractTest seed " + seed);
        Random random = new Random(seed);
        Map<String, Document> model = new HashMap<>();
        for (int round = 0; round < 60; round++) {
            List<Document> some = IntStream.range(0, random.nextInt(10))
                    .mapToObj(at -> randomDocument(random))
                    .toList();
            store.views().put(OPERATIONS, some);
            some.forEach(document -> model.put(document.key(), document));
            List<String> leaving = model.keySet().stream()
                    .filter(key -> random.nextInt(10) == 0)
                    .toList();
            store.views().remove(OPERATIONS, leaving);
            leaving.forEach(model::remove);

            ViewQuery query = randomQuery(random);
            List<Document> expected = expected(model, query);
            assertThat(all(query)).as("%s", query).containsExactlyElementsOf(expected);
            assertThat(store.views().count(OPERATIONS, query.filters())).isEqualTo(expected.size());
        }
    }

    private List<Document> all(ViewQuery first) {
        List<Document> all = new ArrayList<>();
        Optional<String> cursor = Optional.of(ViewQuery.START);
        while (cursor.isPresent()) {
            ViewPage page = store.views().page(OPERATIONS, first.after(cursor.get()));
            assertThat(page.documents().size()).isLessThanOrEqualTo(first.limit());
            all.addAll(page.documents());
            cursor = page.next();
        }
        return all;
    }

    private static List<Document> expected(Map<String, Document> model, ViewQuery query) {
        Comparator<Document> order = order(query.sort());
        return model.values().stream()
                .filter(document -> query.filters().stream().allMatch(filter -> fits(document, filter)))
                .sorted(query.sort().descending() ? order.reversed() : order)
                .toList();
    }

    private static Comparator<Document> order(Sort sort) {
        Comparator<Document> byKey = Comparator.comparing(Document::key, ViewsContractTest::bytes);
        return switch (sort.attribute()) {
            case "" ->
                Comparator.comparingDouble(
                                (Document document) -> document.order().number())
                        .thenComparing(document -> document.order().text(), ViewsContractTest::bytes)
                        .thenComparing(byKey);
            case "api", "status" ->
                Comparator.comparing(
                                (Document document) -> document.texts().getOrDefault(sort.attribute(), ""),
                                ViewsContractTest::bytes)
                        .thenComparing(byKey);
            default ->
                Comparator.comparingDouble((Document document) ->
                                document.numbers().getOrDefault(sort.attribute(), Double.NEGATIVE_INFINITY))
                        .thenComparing(byKey);
        };
    }

    private static boolean fits(Document document, Filter filter) {
        Double number = document.numbers().get(filter.attribute());
        String text = document.texts().getOrDefault(filter.attribute(), "");
        return switch (filter) {
            case Filter.Is is -> text.equals(is.text());
            case Filter.Contains contains ->
                text.toLowerCase(Locale.ROOT).contains(contains.text().toLowerCase(Locale.ROOT));
            case Filter.AtLeast least -> number != null && number >= least.number();
            case Filter.AtMost most -> number != null && number <= most.number();
        };
    }

    private static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static ViewQuery randomQuery(Random random) {
        List<Filter> filters = new ArrayList<>();
        if (random.nextBoolean()) {
            filters.add(new Filter.Contains("api", word(random).substring(0, 1).replace('\ud83d', 'o')));
        }
        if (random.nextInt(3) == 0) {
            filters.add(new Filter.Is("status", word(random)));
        }
        if (random.nextInt(3) == 0) {
            filters.add(new Filter.AtLeast("risk", random.nextInt(5)));
        }
        if (random.nextInt(3) == 0) {
            filters.add(new Filter.AtMost("risk", random.nextInt(10)));
        }
        List<String> attributes = List.of("", "api", "status", "risk", "calls");
        Sort sort = new Sort(attributes.get(random.nextInt(attributes.size())), random.nextBoolean());
        return new ViewQuery(filters, sort, ViewQuery.START, 1 + random.nextInt(7));
    }

    private static Document randomDocument(Random random) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        if (random.nextInt(4) > 0) {
            texts.put("api", word(random));
        }
        if (random.nextInt(4) > 0) {
            texts.put("status", word(random));
        }
        if (random.nextInt(4) > 0) {
            numbers.put("risk", random.nextInt(10) / 2.0);
        }
        Order order = new Order(random.nextInt(3), word(random));
        return new Document(
                word(random) + random.nextInt(20), order, texts, numbers, "{\"n\":" + random.nextInt() + "}");
    }

    /** Among them letters whose order differs between UTF-16 and UTF-8, and those that a locale would sort elsewhere. */
    private static String word(Random random) {
        List<String> words = List.of("bank", "Bank", "_x", "zoo", "Zoo", "😀", "\uffee", "ab", "a-b");
        return words.get(random.nextInt(words.size()));
    }

    private static Stream<Document> documents(int count, String status) {
        return IntStream.range(0, count).mapToObj(number -> document("key-" + number, number, "bank", status, number));
    }

    private static Document document(String key, double order, String api, String status, double risk) {
        return new Document(
                key,
                Order.by(order),
                Map.of("api", api, "status", status),
                Map.of("risk", risk),
                "{\"key\":\"" + key + "\"}");
    }
}
