package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Reply;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a request says of whose things are asked for. */
final class FillerTest {
    private static final String OPEN_API = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/desk/orders": {"get": {
              "parameters": [
                {"in": "query", "name": "page", "schema": {"type": "integer"}},
                {"in": "query", "name": "store", "schema": {"type": "string"}}],
              "responses": {"200": {"description": "ok"}}}}}}
            """;

    private static final String SETTINGS = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/settings/{%s}": {"get": {
              "parameters": [{"in": "path", "name": "%s", "required": true, "schema": {"type": "integer"}}],
              "responses": {"200": {"description": "ok"}}}}}}
            """;

    @Test
    void whoIsRefusedAsksForTheOrganisationThatTheFileGives() {
        Persona persona = Personas.of("keeper", "HARBOUR");
        assertThat(queries(persona)).as("nothing was refused yet").containsExactly("");
        persona.refused(endpoint(), reply(401));
        assertThat(queries(persona)).containsExactly("", "?store=HARBOUR");
    }

    @Test
    void whoBelongsNowhereOrFindsNothingAsksPlainly() {
        Persona nowhere = Personas.of("keeper", "");
        nowhere.refused(endpoint(), reply(401));
        assertThat(queries(nowhere)).containsExactly("");
        Persona elsewhere = Personas.of("keeper", "HARBOUR");
        elsewhere.refused(endpoint(), reply(404));
        assertThat(queries(elsewhere)).containsExactly("");
    }

    @Test
    void whatIsDescribedAsAUuidTakesWhatLooksLikeOne() {
        Persona persona = Personas.of("patient", "");
        persona.learn(told("visit", "id", "41"));
        assertThat(last(visit(", \"format\": \"uuid\""), persona))
                .as("nothing looks like one")
                .containsExactly("41");
        persona.learn(told("visit", "pcuuid", "5b1f6c1e-6c5e-4f0e-9b51-2f4a3f1f9a10"));
        persona.learn(told("doctor", "pcuuid", "8c1f6c1e-6c5e-4f0e-9b51-2f4a3f1f9a11"));
        assertThat(last(visit(", \"format\": \"uuid\""), persona))
                .containsExactly("5b1f6c1e-6c5e-4f0e-9b51-2f4a3f1f9a10");
        assertThat(last(visit(""), persona)).as("any text").containsExactly("41");
    }

    @Test
    void anIdInShortTakesWhatIsCalledTheSame() {
        Persona persona = Personas.of("patient", "");
        persona.learn(told("patient", "pid", "15"));
        persona.learn(told("patient", "mark", "77"));
        assertThat(last(endpoint(SETTINGS.formatted("pid", "pid")), persona)).containsExactly("15");
        assertThat(last(endpoint(SETTINGS.formatted("mark", "mark")), persona)).isEmpty();
    }

    private static List<String> last(Endpoint endpoint, Persona persona) {
        return Filler.fill(endpoint, persona).stream().map(Filled::last).toList();
    }

    private static Known told(String kind, String member, String value) {
        return new Known(kind, member, value, Map.of(), true, true, "/" + kind + "s");
    }

    private static Endpoint visit(String format) {
        return endpoint("""
                {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/visits/{auuid}": {"get": {
                  "parameters": [{"in": "path", "name": "auuid", "required": true, "schema": {"type": "string"%s}}],
                  "responses": {"200": {"description": "ok"}}}}}}
                """.formatted(format));
    }

    private static List<String> queries(Persona persona) {
        return Filler.fill(endpoint(), persona).stream().map(Filled::query).toList();
    }

    private static Reply reply(int status) {
        return new Reply(status, "", Map.of(), "", Optional.empty(), 1);
    }

    private static Endpoint endpoint() {
        return endpoint(OPEN_API);
    }

    private static Endpoint endpoint(String openApi) {
        return Endpoint.of(
                        Specifications.read(openApi.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
    }
}
