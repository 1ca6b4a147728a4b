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

    private static List<String> queries(Persona persona) {
        return Filler.fill(endpoint(), persona).stream().map(Filled::query).toList();
    }

    private static Reply reply(int status) {
        return new Reply(status, "", Map.of(), "", Optional.empty(), 1);
    }

    private static Endpoint endpoint() {
        return Endpoint.of(
                        Specifications.read(OPEN_API.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
    }
}
