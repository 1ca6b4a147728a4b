package dev.sinew.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a body says otherwise, once a refusal tells what is wrong with it. */
final class RepairsTest {
    private static final String OPEN_API = """
            {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/bookings": {"post": {
              "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {
                "room": {"type": "string"},
                "day": {"type": "string", "format": "date"},
                "email": {"type": "string"},
                "people": {"type": "integer", "minimum": 2},
                "bookedBy": {"type": "string", "readOnly": true},
                "bandId": {"type": "integer"},
                "invoice": {"type": "object", "properties": {"country": {"type": "string"}, "town": {"type": "string"}}}}}}}},
              "responses": {"201": {"description": "done"}}}}}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room: expected one of 'north', 'south'",
                "\"room\" is not among [north, south]",
                "room has the allowed values north and south",
                "room must be 'north'.",
                "room must be one of: north, south"
            })
    void aWordThatMayStandThereIsTaken(String refusal) {
        assertThat(repaired("{\"room\":\"sinew\",\"people\":4}", refusal))
                .contains(object("{\"room\":\"north\",\"people\":4}"));
    }

    @Test
    void aDayWithoutRoomIsAnotherDay() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        ObjectNode body = object("{\"day\":\"" + day + "\",\"people\":4}");
        LocalDate moved = LocalDate.parse(repairs()
                .moved(body, "The room is already booked", 5)
                .orElseThrow()
                .path("day")
                .asString());
        assertThat(moved).isAfterOrEqualTo(day.plusDays(5)).isBeforeOrEqualTo(day.plusDays(7));
        assertThat(moved.getDayOfWeek()).isLessThan(DayOfWeek.SATURDAY);
        assertThat(repairs().moved(body, "you are not a member", 5)).isEmpty();
        assertThat(repairs().moved(object("{\"people\":4}"), "The room is already booked", 5))
                .isEmpty();
    }

    @Test
    void whatIsCalledNothingIsLeftAlone() {
        assertThat(repaired("{\"$\":1,\"room\":\"north\"}", "the room is closed"))
                .isEmpty();
    }

    @Test
    void aWordThatStandsThereAlreadyIsNotTakenOnceMore() {
        assertThat(repaired("{\"room\":\"north\"}", "room must be 'north'")).isEmpty();
        assertThat(repaired("{\"people\":4}", "people must be 'few'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "people is required",
                "people: this field is mandatory",
                "people must be given",
                "Field error on field 'people': rejected value [null]",
                "people must not be null",
                "people should not be empty"
            })
    void aMemberThatIsMissingIsAdded(String refusal) {
        assertThat(repaired("{\"room\":\"north\"}", refusal)).hasValueSatisfying(body -> {
            assertThat(body.path("room").asString()).isEqualTo("north");
            assertThat(body.path("people").asInt()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void aMemberThatIsMissingInAnObjectIsAddedThere() {
        assertThat(repaired("{\"people\":4}", "Field error on field 'invoice': rejected value [null]"))
                .contains(object("{\"people\":4,\"invoice\":{}}"));
        assertThat(repaired("{\"people\":4,\"invoice\":{\"town\":\"Kiel\"}}", "country must not be blank"))
                .contains(object("{\"people\":4,\"invoice\":{\"town\":\"Kiel\",\"country\":\"DE\"}}"));
        assertThat(repaired("{\"invoice\":{\"country\":\"FR\"}}", "country must not be blank"))
                .isEmpty();
        assertThat(repaired("{\"people\":4}", "country must not be blank")).isEmpty();
    }

    @Test
    void nothingIsAddedThatIsThereOrUnknownOrOnlyShown() {
        assertThat(repaired("{\"people\":4}", "people is required")).isEmpty();
        assertThat(repaired("{\"people\":4}", "organiser is required")).isEmpty();
        assertThat(repaired("{\"people\":4}", "bookedBy is required")).isEmpty();
        // No band is known whose id could stand there.
        assertThat(repaired("{\"people\":4}", "bandId is required")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"day must not be in the future", "The day can't lie ahead", "day: in the future"})
    void aDayThatMayNotBeAheadIsPast(String refusal) {
        LocalDate ahead = LocalDate.now(ZoneOffset.UTC).plusDays(11);
        assertThat(repaired("{\"day\":\"" + ahead + "\"}", refusal))
                .hasValueSatisfying(body -> assertThat(day(body)).isBefore(LocalDate.now(ZoneOffset.UTC)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day must be a Monday", "day: give the first day of a week"})
    void aDayThatBeginsAWeekIsAMonday(String refusal) {
        assertThat(repaired("{\"day\":\"2031-05-15\"}", refusal)).contains(object("{\"day\":\"2031-05-12\"}"));
        assertThat(repaired("{\"day\":\"2031-05-12\"}", refusal)).isEmpty();
    }

    @Test
    void aMondayThatMayNotBeAheadIsAPastOne() {
        LocalDate ahead = LocalDate.now(ZoneOffset.UTC).plusDays(40).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        assertThat(repaired("{\"day\":\"" + ahead + "\"}", "day must be a Monday, and not in the future"))
                .hasValueSatisfying(body -> assertThat(day(body))
                        .isBefore(LocalDate.now(ZoneOffset.UTC))
                        .matches(each -> each.getDayOfWeek() == DayOfWeek.MONDAY));
    }

    @Test
    void anAddressIsOfADomainThatMayExist() {
        assertThat(repaired("{\"email\":\"sinew@sinew.invalid\"}", "Email is not valid"))
                .contains(object("{\"email\":\"sinew@example.com\"}"));
        assertThat(repaired("{\"email\":\"sinew@example.com\"}", "Email is not valid"))
                .isEmpty();
        assertThat(repaired("{\"email\":\"sinew@sinew.invalid\"}", "no")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"error\":\"invalid\"}", "the roomkeeper is required to be one of us", "try again"})
    void whereNothingIsSaidNothingIsRepaired(String refusal) {
        assertThat(repaired("{\"room\":\"sinew\",\"day\":\"2031-05-15\"}", refusal))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room must be at least 3 characters long",
                "room must be a string",
                "people may be left out; room is required"
            })
    void whatOnlySaysHowSomethingIsMeantIsNoWord(String refusal) {
        assertThat(repaired("{\"room\":\"s\"}", refusal)).isEmpty();
    }

    @Test
    void aDayThatIsNoneOrThatTheRefusalDoesNotNameIsLeft() {
        assertThat(repaired("{\"day\":\"2031-02-30\"}", "day must be a Monday")).isEmpty();
        assertThat(repaired("{\"born\":\"2031-05-15\",\"day\":\"2031-05-15\"}", "day must be a Monday"))
                .contains(object("{\"born\":\"2031-05-15\",\"day\":\"2031-05-12\"}"));
        assertThat(repaired("{\"day\":\"2031-05-15\"}", "day must not be in the past"))
                .isEmpty();
    }

    @Test
    void whatIsRepairedIsLeftAsItWas() {
        ObjectNode body = object("{\"room\":\"sinew\"}");
        assertThat(repairs().repaired(body, "room: one of north")).isPresent();
        assertThat(body).isEqualTo(object("{\"room\":\"sinew\"}"));
    }

    @Test
    void aWordThatAnswersHaveStandsWhereAnyTextWasRefused() {
        Repairs told =
                repairs(name -> name.equals("room") ? List.of("north", "the hall by the sea", "south") : List.of());
        ObjectNode first = told.repaired(object("{\"room\":\"sinew\",\"people\":4}"), "room or people")
                .orElseThrow();
        assertThat(first).isEqualTo(object("{\"room\":\"north\",\"people\":4}"));
        ObjectNode second = told.repaired(first, "no such room for so many").orElseThrow();
        assertThat(second).isEqualTo(object("{\"room\":\"south\",\"people\":4}"));
        assertThat(told.repaired(second, "no such room for so many")).isEmpty();
        assertThat(told.repaired(object("{\"room\":\"sinew\",\"people\":4}"), "too few"))
                .isEmpty();
        assertThat(told.repaired(object("{\"room\":\"somebody's own\",\"people\":4}"), "unknown room"))
                .as("what says something itself")
                .isEmpty();
    }

    private static Optional<ObjectNode> repaired(String body, String refusal) {
        return repairs().repaired(object(body), refusal);
    }

    private static Repairs repairs() {
        return repairs(name -> List.of());
    }

    private static Repairs repairs(Function<String, List<String>> told) {
        Endpoint endpoint = Endpoint.of(
                        Specifications.read(OPEN_API.getBytes(StandardCharsets.UTF_8), "t.json")
                                .descriptions(),
                        "t")
                .getFirst();
        return new Repairs(new Bodies(endpoint, new Samples("sinew", 1), named -> Optional.empty()), told);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static LocalDate day(ObjectNode body) {
        return LocalDate.parse(body.path("day").asString());
    }
}
