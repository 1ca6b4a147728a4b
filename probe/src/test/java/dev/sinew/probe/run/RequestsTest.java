package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.identity.Session;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What ids in a body have to do with each other. */
final class RequestsTest {
    @ParameterizedTest
    @CsvSource({"shopId, /shops/{shopId}/menu", "id, /shops/{id}/menu"})
    void whatAThingWasToldOfBelowIsNamedAtTheTopAndNothingElseIsChanged(String parameter, String source) {
        Persona persona = new Persona(Session.NOBODY, Set.of());
        persona.learn(new Known("dish", "id", "1405", Map.of(parameter, "14"), true, true, source));
        assertThat(coherent(
                        "{'shopId':11,'shopName':'x','note':'y','id':'z','addressId':3,'items':[{'dishId':1405}]}",
                        persona))
                .hasToString(text(
                        "{'shopId':14,'shopName':'x','note':'y','id':'z','addressId':3,'items':[{'dishId':1405}]}"));
    }

    private static ObjectNode coherent(String body, Persona persona) {
        return Requests.coherent(object(body), persona);
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text(text));
    }

    private static String text(String text) {
        return text.replace('\'', '"');
    }
}
