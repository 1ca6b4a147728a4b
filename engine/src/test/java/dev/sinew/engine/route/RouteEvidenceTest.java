package dev.sinew.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What tells values from names where spelling does not: neighbours, forms, and whether new ones keep coming. */
class RouteEvidenceTest {
    private static final List<String> WORDS = List.of(
            "amber", "birch", "cedar", "dune", "elm", "fern", "garnet", "hazel", "iris", "jade", "kelp", "lark");

    private static final List<String> VIEWS = List.of(
            "Areas",
            "Games",
            "Players",
            "Teams",
            "Venues",
            "Rounds",
            "Seasons",
            "Stats",
            "Injuries",
            "Drafts",
            "Trades");

    private final List<Observation> traffic = new ArrayList<>();
    private final RouteFold fold = new RouteFold(RouteLimits.DEFAULT);

    private void call(String method, String path, String answer) {
        traffic.add(
                Call.of(method, path).answer(200, "application/json", answer).observe());
    }

    private List<String> operations() {
        traffic.forEach(observation -> fold.accept(observation, 0, new ArrayList<>()));
        return fold.view(new ArrayList<>()).operations().keySet().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .toList();
    }

    @Test
    void collectionsThatShareTheirViewsButAnswerInOtherFormsStayNames() {
        for (String name : List.of("chart", "dashboard", "dataset", "query_log", "css_template", "annotation")) {
            for (int id = 10; id < 20; id++) {
                String fields = "{\"" + name + "_a\":1,\"" + name + "_b\":2,\"" + name + "_c\":3}";
                call("GET", "/" + name + "/" + id, fields);
                call("GET", "/" + name + "/" + id + "/related", fields);
                call("GET", "/" + name + "/" + id + "/distinct", fields);
                call("GET", "/" + name + "/" + id + "/thumbnail", fields);
            }
        }
        assertThat(operations()).hasSize(24).contains("GET /chart/{chartId}/related");
    }

    @Test
    void anEmptyAnswerTellsNothingOfWhatANameIs() {
        for (String word : WORDS) {
            call("GET", "/people/" + word, "{\"login\":\"" + word + "\",\"city\":\"Ulm\"}");
        }
        for (String word : List.of("mallow", "nettle", "orchid", "poppy", "quince")) {
            call("GET", "/people/" + word, "{}");
        }
        assertThat(operations()).containsExactly("GET /people/{login}");
    }

    @Test
    void whatSaysByWhichFieldSomethingIsChosenIsAName() {
        for (int id = 3; id < 24; id++) {
            call("GET", "/users/id/" + id, "{\"id\":" + id + ",\"email\":\"p" + id + "@a.example\"}");
            call("GET", "/users/one/p" + id + "@a.example", "{\"id\":" + id + ",\"email\":\"p" + id + "@a.example\"}");
        }
        assertThat(operations()).containsExactly("GET /users/id/{id}", "GET /users/one/{email}");
    }

    @Test
    void whatIsSentTellsLikeWhatComesBack() {
        for (String name : List.of("slack", "jira", "bamboo", "teamcity", "pushover", "kubernetes")) {
            for (int id = 10; id < 20; id++) {
                String sent = "{\"" + name + "Url\":\"x\",\"" + name + "Room\":\"y\",\"" + name + "Bot\":true}";
                for (String view : List.of("test", "mute", "hooks")) {
                    traffic.add(Call.of("PUT", "/projects/" + id + "/links/" + name + "/" + view)
                            .json(sent)
                            .status(200)
                            .observe());
                }
            }
        }
        assertThat(operations())
                .hasSize(18)
                .allMatch(operation -> operation.startsWith("PUT /projects/{projectId}/links/"))
                .noneMatch(operation -> operation.contains("links/{"));
    }

    @Test
    void labelsOfTheSameCallsAreAValue() {
        for (String format : List.of("json", "xml")) {
            for (String view : VIEWS) {
                call("GET", "/scores/" + format + "/" + view, "[{\"" + view + "Id\":7,\"" + view + "Name\":\"n\"}]");
            }
        }
        assertThat(operations()).hasSize(11).allMatch(operation -> operation.contains("/scores/{"));
    }

    @Test
    void pluralsWithTheSameCallsStayNames() {
        for (String owner : List.of("individuals", "organisations")) {
            for (String view : VIEWS) {
                call("GET", "/" + owner + "/50/" + view, "[{\"" + view + "Id\":7,\"" + view + "Name\":\"n\"}]");
            }
        }
        assertThat(operations()).hasSize(22);
    }

    @Test
    void versionsWithTheSameCallsStayNames() {
        for (String version : List.of("v1", "v2")) {
            for (String view : VIEWS) {
                call("GET", "/api/" + version + "/" + view, "[{\"" + view + "Id\":7,\"" + view + "Name\":\"n\"}]");
            }
        }
        assertThat(operations()).hasSize(22);
    }

    @Test
    void aVersionBelowEachOfManyNamesMakesThemNoValues() {
        for (String name : List.of("aliases", "geofences", "labels", "locations", "shadows", "registry", "sensors")) {
            for (int i = 0; i < 5; i++) {
                call("GET", "/" + name + "/v2", "");
                call("GET", "/" + name + "/v3", "");
            }
        }
        assertThat(operations()).hasSize(14).contains("GET /labels/v2");
    }

    @Test
    void idsOfLettersAloneAreValues() {
        for (String id : List.of("DPKQagehaDe", "JOkYeoZsiss", "CPXcnjhezAx", "hQfyExkoYCJ")) {
            call("PATCH", "/users/" + id, "");
        }
        call("PATCH", "/settings/passwordPolicies", "");
        assertThat(operations()).containsExactly("PATCH /settings/passwordPolicies", "PATCH /users/{userId}");
    }

    @Test
    void wordsThatKeepComingBehindAParameterAreValues() {
        for (int i = 0; i < 24; i++) {
            String word = WORDS.get(i % 12) + "-" + WORDS.get((i * 5 + 3) % 12) + (i % 3 == 0 ? "" : "-" + i);
            call("POST", "/talk/" + (7000 + i % 5) + "/" + word, "");
        }
        assertThat(operations()).containsExactly("POST /talk/{talkId}/{id}");
    }

    @Test
    void namesBehindAParameterStayNamesWithoutAnswers() {
        List<String> names =
                List.of("orders", "profile", "settings", "invoices", "cards", "messages", "consents", "limits");
        for (int i = 0; i < 40; i++) {
            call("GET", "/customers/" + (7000 + i) + "/" + names.get(i % 8), "");
        }
        assertThat(operations()).hasSize(8).noneMatch(operation -> operation.endsWith("}"));
    }

    @Test
    void manyIdsAtOnePlaceAreOneOperation() {
        for (int i = 0; i < 2_000; i++) {
            call("GET", "/orders/" + (90_000 + i), "{\"id\":" + (90_000 + i) + ",\"total\":1}");
            call("GET", "/orders/" + (90_000 + i) + "/lines", "[]");
        }
        call("GET", "/orders/search", "{\"hits\":3}");
        assertThat(operations())
                .containsExactly("GET /orders/search", "GET /orders/{orderId}", "GET /orders/{orderId}/lines");
    }

    @Test
    void theFrontPageAtOtherPathsIsNoOperation() {
        String page = "<!doctype html><html><body><app-root></app-root></body></html>";
        for (String path : List.of("/", "/", "/score-board", "/about/us", "/.env")) {
            traffic.add(Call.get(path).answer(200, "text/html", page).observe());
        }
        traffic.add(
                Call.get("/help").answer(200, "text/html", page + "<p>help</p>").observe());
        call("POST", "/about/us", "{\"sent\":true}");
        assertThat(operations()).containsExactly("GET /", "POST /about/us", "GET /help");
        assertThat(fold.view(new ArrayList<>()).unattributed().values())
                .singleElement()
                .satisfies(counts -> assertThat(counts.frontPage()).isEqualTo(3));
    }

    @Test
    void constantsAreValues() {
        for (String state : List.of("PRE_FETCH_OPTIONS", "POST_FETCH_OPTIONS", "PRE_ACTION", "POST_ACTION")) {
            for (int i = 0; i < 5; i++) {
                call(
                        "GET",
                        "/functions/" + state,
                        "{\"source\":\"" + state.toLowerCase(Locale.ROOT).length() + "\"}");
                call("DELETE", "/functions/" + state, "");
            }
        }
        assertThat(operations()).hasSize(2).allMatch(operation -> operation.contains("/functions/{"));
    }
}
