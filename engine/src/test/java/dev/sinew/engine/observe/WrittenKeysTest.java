package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.Rows;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that stand within texts: links, keys in parentheses, filters. */
class WrittenKeysTest {
    @ParameterizedTest
    @CsvSource({
        "Patient/123, patientId INTEGER DIGITS",
        "Patient/5b21-aa03, patientId STRING SLUG",
        "https://api.example/fhir/Patient/123/_history/2, patientId INTEGER DIGITS",
        "/users/7, usersId INTEGER DIGITS",
        "/users/7/, usersId INTEGER DIGITS",
        "https://api.example/v1/order-lines/70?expand=all#top, order-linesId INTEGER DIGITS",
    })
    void aLinkNamesWhatItLeadsTo(String text, String row) {
        assertThat(Rows.of(Call.post("/a")
                        .json("{\"owner\":\"" + text + "\"}")
                        .observe()
                        .request()))
                .hasSize(2)
                .contains("BODY:owner{}." + row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video/mp4",
                "text/html5",
                "05/12",
                "and/or1",
                "https://api.example/v1",
                "https://users/7",
                "/files/a7.png",
                "/users/me",
                "a/b/c7",
                "see /users/7 there",
                "/users/7/orders",
                "//7",
                "/",
                "Patient/",
                "/_history/1",
                "anna@mail.example/users/7",
            })
    void otherTextsNameNothing(String text) {
        assertThat(Rows.of(Call.post("/a")
                        .json("{\"owner\":\"" + text + "\"}")
                        .observe()
                        .request()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/odata/Orders(7) | odata Orders 7",
                "/odata/Customers('ALFKI')/Orders | odata Customers ALFKI Orders",
                "/odata/Customers(%27ALFKI%27)/Orders(7) | odata Customers ALFKI Orders 7",
                "/odata/Lines(Order=7,Product='a,b') | odata Lines 7 a,b",
                "/odata/People(O'Neil) | odata People(O'Neil)",
                "/wiki/Mercury_(planet) | wiki Mercury_(planet)",
                "/odata/Orders() | odata Orders()",
                "/odata/(7) | odata (7)",
                "/odata/Sum(word) | odata Sum(word)",
                "/odata/Orders(7)x | odata Orders(7)x",
            })
    void keysInParenthesesAreSegments(String path, String segments) {
        assertThat(Call.get(path).observe().segments())
                .extracting(Segment::text)
                .containsExactly(segments.split(" ", -1));
    }

    @Test
    void aFilterGivesWhatFieldsEqual() {
        assertThat(Rows.of(Call.get("/Orders?$filter=CustomerId%20eq%20%27ALFKI%27%20and%20Lines/Product%20eq%207")
                        .observe()
                        .request()))
                .containsExactly(
                        "QUERY:$filter STRING TEXT",
                        "QUERY:$filter{}.CustomerId STRING WORD",
                        "QUERY:$filter{}.Product INTEGER DIGITS");
        assertThat(Rows.of(Call.get("/Orders?$filter=contains(Name,%27x%20eq%207%27)%20or%20Freight%20ne%203")
                        .observe()
                        .request()))
                .containsExactly("QUERY:$filter STRING TEXT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id=eq.42 | QUERY:id INTEGER DIGITS",
                "id=in.(42,%2243%22) | QUERY:id INTEGER DIGITS, QUERY:id INTEGER DIGITS",
                "or=(id.eq.42,owner.in.(ab,cd),and(a.eq.1)) | QUERY:id INTEGER DIGITS, QUERY:owner STRING WORD, QUERY:owner STRING WORD",
                "id=eq. | QUERY:id STRING SLUG",
                "id=eqx42 | QUERY:id STRING SLUG",
                "id=gt.42 | QUERY:id STRING SLUG",
                "or=() | QUERY:or STRING NONE",
            })
    void filtersOfTablesGiveWhatColumnsEqual(String query, String rows) {
        assertThat(Rows.of(Call.get("/rest/v1/notes?" + query).observe().request()))
                .containsExactly(rows.split(", ", -1));
    }

    @Test
    void noneOfManyRowsIsHiddenBehindTheOthers() {
        String ids = IntStream.rangeClosed(101, 200).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(Rows.of(
                        Call.get("/rest/v1/notes?id=in.(" + ids + ")").observe().request()))
                .hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "3100045875_2026-10.csv, true",
        "statement-3100045875.pdf, true",
        "invoice_100245.PDF, true",
        "report-20261031.pdf, false",
        "page-12.html, false",
        "v1.2.3100045, false",
        "3100045875, false",
    })
    void theNumberInAFilesNameIsOfWhatItIs(String file, boolean named) {
        assertThat(Rows.of(Call.get("/download?file=" + file).observe().request()))
                .hasSize(named ? 2 : 1)
                .allMatch(row -> row.startsWith("QUERY:file"));
    }

    @ParameterizedTest
    @CsvSource({
        "C02NN30M6P, true",
        "a1b2c3d4, true",
        "HERBST37, false",
        "20261128T132009Z, false",
        "iphone15pro, false",
        "C02-NN30-M6P, false",
        "general, false",
    })
    void whatIsDrawnNamesOneThingWhateverItsFieldIsCalled(String text, boolean drawn) {
        Observation seen = Call.get("/history?channel=" + text)
                .answerJson("{\"channel\":\"" + text + "\"}")
                .observe();
        assertThat(seen.request().identifies(0)).isEqualTo(drawn);
        assertThat(seen.answer().identifies(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CLM-2026-004711, CLM-2026-004712, 1",
        "700142.pdf, 700150.pdf, 8",
        "4711, 4713, 2",
    })
    void namesWithNumbersInThemAreNearEachOther(String one, String other, long distance) {
        assertThat(number(other) - number(one)).isEqualTo(distance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "v1", "5b21aa0377f1c0de5b21aa0377f1c0de", "a7"})
    void otherNamesHaveNoNumber(String name) {
        assertThat(number(name)).isZero();
    }

    private static long number(String segment) {
        return Call.get("/files/" + segment).observe().segments().getLast().number();
    }

    /** What is odd is read as something, within bounds. */
    @Test
    void oddTextsAreReadAsSomething() {
        Random random = new Random(7);
        String letters = "aZ7('),=/_%27 eq?#.-in.(or";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String path = text.toString().replace("?", "").replace("#", "").replace(" ", "");
            String query = text.toString().replace(" ", "%20").replace("#", "").replace("?", "");
            assertThat(Call.get("/a/" + path + "?$filter=" + query + "&b=" + query)
                            .observe()
                            .segments())
                    .as(text.toString())
                    .hasSizeLessThan(40);
        }
    }
}
