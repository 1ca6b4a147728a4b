package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.Call;
import dev.sinew.model.Observation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operation is beyond its path: GraphQL, JSON-RPC, MCP and SOAP. */
class SelectorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ me { id name } } | me",
                "query { me { id } } | me",
                "query Q($id: ID! = \"{x}\") { account(id: $id) { iban } } | account",
                "mutation { transfer(to: \"{evil}\", amount: 5) { ok } } | transfer",
                "mutation M @live(if: true) { a { b } } | a",
                "subscription S { moved { id } } | moved",
                "{ mine: account(id: 7) { iban } } | account",
                "{ a: account(id: 1) { id } b: account(id: 2) { id } } | account",
                "{ me { id } cards(first: 5) { id } } | me,cards",
                "{ me @include(if: $x) { id }, cards { id } } | me,cards",
                "fragment F on User { id } query { me { ...F } } | me",
                "query { me { ...F } } fragment F on User { id secret } | me",
                "query { ...Root } fragment Root on Query { me { id } } | ...",
                "query { ... on Query { me { id } } cards { id } } | ...,cards",
                "{ __typename } | __typename",
                "# comment { x }\\n { me { id } } | me",
                "{ search(filter: {a: [1, {b: 2}]}, text: \"quote \\\\\" } brace\") { id } next { id } } | search,next",
                "{ note(text: \"\"\"block } { \"quoted\" \"\"\") { id } } | note",
            })
    void theRootFieldsOfAGraphQlDocument(String document, String selector) {
        String text = document.replace("\\n", "\n").replace("\\\\", "\\");
        assertThat(Selectors.graphQl(Slice.of(text), "")).isEqualTo(selector);
        assertThat(Call.post("/graphql")
                        .json("{\"query\":" + quoted(text) + "}")
                        .observe()
                        .selector())
                .isEqualTo(selector);
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String expected = text.startsWith("#") || text.startsWith("fragment") ? "" : selector;
        assertThat(Call.get("/graphql?query=" + encoded).observe().selector()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "query",
                "query {",
                "{ }",
                "{ 7 }",
                "select * from users",
                "{ a(",
                "{ a(x: \"",
                "{ a { b",
                "fragment",
                "fragment F {",
                "{ ..."
            })
    void aBrokenDocumentIsNoReasonToFail(String document) {
        assertThat(Selectors.graphQl(Slice.of(document), "")).isIn("", "a", "...");
    }

    @Test
    void aSearchTermIsNoDocument() {
        assertThat(Call.get("/search?query=cards").observe().selector()).isEmpty();
        assertThat(Call.get("/search?query=%7Bnot+graphql").observe().selector())
                .isIn("", "not,graphql");
    }

    @Test
    void aBatchIsNamedByItsFirstDocumentOrByItsMethods() {
        assertThat(Call.post("/graphql")
                        .json("[{\"query\":\"{ me { id } }\"},{\"query\":\"{ cards { id } }\"}]")
                        .observe()
                        .selector())
                .isEqualTo("me");
        assertThat(Call.post("/rpc")
                        .json(
                                "[{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"id\":1},{\"jsonrpc\":\"2.0\",\"method\":\"c\",\"id\":2}]")
                        .observe()
                        .selector())
                .isEqualTo("a.b,c");
        assertThat(Call.post("/rpc")
                        .json(
                                "[{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"id\":1},{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"id\":2}]")
                        .observe()
                        .selector())
                .isEqualTo("a.b");
    }

    @Test
    void membersOfVariablesNameNothing() {
        assertThat(Call.post("/graphql")
                        .json("{\"variables\":{\"query\":\"{ decoy { id } }\"},\"query\":\"{ me { id } }\"}")
                        .observe()
                        .selector())
                .isEqualTo("me");
        assertThat(Call.post("/rpc")
                        .json("{\"params\":{\"method\":\"decoy\"},\"method\":\"real\",\"jsonrpc\":\"2.0\"}")
                        .observe()
                        .selector())
                .isEqualTo("real");
    }

    @Test
    void ofSeveralOperationsTheNamedOneCounts() {
        String document =
                "query Decoy { me { id } } fragment F on X { y } mutation Pay($a: Int = 5) @x { transfer { ok } }";
        assertThat(Selectors.graphQl(Slice.of(document), "Pay")).isEqualTo("transfer");
        assertThat(Selectors.graphQl(Slice.of(document), "Decoy")).isEqualTo("me");
        assertThat(Selectors.graphQl(Slice.of(document), "Unknown")).isEqualTo("me");
        assertThat(Call.post("/graphql")
                        .json("{\"operationName\":\"Pay\",\"query\":" + quoted(document) + "}")
                        .observe()
                        .selector())
                .isEqualTo("transfer");
    }

    @Test
    void aDocumentAloneIsABodyToo() {
        for (String document : new String[] {"{ me { id } }", "query Q { me { id } }"}) {
            Observation seen = Call.post("/graphql")
                    .body("application/graphql; charset=utf-8", document)
                    .observe();
            assertThat(seen.selector()).isEqualTo("me");
            assertThat(seen.limits()).isZero();
        }
        assertThat(Call.post("/graphql")
                        .body("application/graphql+json", "{\"query\":\"{ me { id } }\"}")
                        .observe()
                        .selector())
                .isEqualTo("me");
    }

    @ParameterizedTest
    @CsvSource({
        "eth_getBalance, eth_getBalance",
        "accounts.list, accounts.list",
        "tools/call, tools/call",
        "notifications/initialized, notifications/initialized",
        "'has blanks', ''",
        "0123456789a, ''",
    })
    void theMethodOfRpc(String method, String selector) {
        String json = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{\"name\":\"transfer\"}}";
        assertThat(Call.post("/mcp").json(json).observe().selector()).isEqualTo(selector);
    }

    @Test
    void aMethodWithoutTheMarkOfRpcIsAnOrdinaryField() {
        assertThat(Call.post("/pay").json("{\"method\":\"card\"}").observe().selector())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://bank.example/Transfer, Transfer",
        "\"urn:bank#Transfer\", Transfer",
        "\"urn:bank:Transfer\", Transfer",
        "Transfer, Transfer",
        "\"\", GetAccount",
        "\"urn:bank/4711\", GetAccount",
    })
    void theActionOfSoapElseTheFirstElementOfItsBody(String action, String selector) {
        assertThat(Call.post("/soap")
                        .header("SOAPAction", action)
                        .body("text/xml; charset=utf-8", soap("http://schemas.xmlsoap.org/soap/envelope/"))
                        .observe()
                        .selector())
                .isEqualTo(selector);
    }

    @Test
    void theActionOfSoapTwelveStandsInTheContentType() {
        String envelope = soap("http://www.w3.org/2003/05/soap-envelope");
        assertThat(Call.post("/soap")
                        .body("application/soap+xml", envelope)
                        .observe()
                        .selector())
                .isEqualTo("GetAccount");
        assertThat(Call.post("/soap")
                        .body("application/soap+xml; charset=utf-8; action=\"urn:bank#Transfer\"", envelope)
                        .observe()
                        .selector())
                .isEqualTo("Transfer");
    }

    @Test
    void ordinaryXmlHasNoSelector() {
        assertThat(Call.post("/xml")
                        .body("text/xml", "<a><Body><x/></Body></a>")
                        .observe()
                        .selector())
                .isIn("", "x");
        assertThat(Call.post("/xml")
                        .body("text/xml", "<order><id>1</id></order>")
                        .observe()
                        .selector())
                .isEmpty();
    }

    private static String soap(String namespace) {
        return "<?xml version=\"1.0\"?><s:Envelope xmlns:s=\"" + namespace + "\"><s:Header><auth>x</auth></s:Header>"
                + "<s:Body><b:GetAccount xmlns:b=\"urn:b\"><b:id>7</b:id></b:GetAccount></s:Body></s:Envelope>";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
