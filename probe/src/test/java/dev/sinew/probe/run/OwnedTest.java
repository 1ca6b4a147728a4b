package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Operation;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Session;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What traffic says of whose objects are fills requests and orders the plan. */
final class OwnedTest {
    private static final Plan PLAN = Plan.of(
            Specifications.read("""
                            {"openapi":"3.0.3","info":{"title":"b","version":"1"},"paths":{
                            "/about":{"get":{"responses":{"200":{"description":"ok"}}}},
                            "/holders/{ref}/letters":{"get":{"responses":{"200":{"description":"ok"}}}}}}
                            """.getBytes(StandardCharsets.UTF_8), "b.json").descriptions(), "b");
    private static final Owned ITSELF = new Owned("ref", true, "holder", true, 9, 0);

    private final Persona anna = named("anna");
    private final Persona bob = named("bob");

    private static Persona named(String name) {
        Session session =
                new Session(new Identity(name, "", "", List.of(), Optional.empty()), List.of(), Optional.empty());
        Persona persona = new Persona(session, Set.of());
        persona.isCalled(name);
        return persona;
    }

    @Test
    void whereCallersNameThemselvesAnIdentityIsGivenItsOwnName() {
        Endpoint letters = PLAN.recorded(each -> Recorded.NOTHING.owned(List.of(ITSELF)))
                .endpoints()
                .getLast();
        assertThat(Filler.fill(letters, anna)).extracting(Filled::bindings).containsExactly(Map.of("ref", "anna"));
        Filled own = Filler.fill(letters, anna).getFirst();
        assertThat(Whose.isBelow(own, anna, bob)).isTrue();
        assertThat(Whose.isBelow(own, bob, anna)).isFalse();
    }

    @Test
    void whereNothingSaysSoNothingIsMadeUp() {
        Endpoint letters = PLAN.endpoints().getLast();
        assertThat(Filler.fill(letters, anna)).isEmpty();
        Owned objects = new Owned("ref", true, "holder", false, 9, 0);
        Endpoint owned = PLAN.recorded(each -> Recorded.NOTHING.owned(List.of(objects)))
                .endpoints()
                .getLast();
        assertThat(Filler.fill(owned, anna)).isEmpty();
    }

    @Test
    void operationsOfWhatIsOnesOwnComeFirstAndThoseThatAreAskedForBeforeThem() {
        Plan told = PLAN.recorded(
                each -> each.path().equals("/about") ? Recorded.NOTHING : Recorded.NOTHING.owned(List.of(ITSELF)));
        assertThat(told.endpoints()).extracting(Endpoint::path).containsExactly("/holders/{ref}/letters", "/about");
        Operation about = new Operation("b", "GET", "/about", "");
        assertThat(told.first(about::equals).endpoints())
                .extracting(Endpoint::path)
                .containsExactly("/about", "/holders/{ref}/letters");
    }
}
