package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GraphQL operations that are called by a name, as their documents are kept at the server. */
class KeptOperationTest {
    private static final String HASH = "2628f192e7c9660a091a6ccbebb99015bfb7a20fb0e829ea9328abe80cef800f";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'PermitDetail@14','variables':{'id':'UGVybWl0OjUzMzE='}} | PermitDetail",
                "{'variables':{},'documentId':'HomeScreen'} | HomeScreen",
                "{'operationName':'Orders','variables':{'first':5},'extensions':{'persistedQuery':{'version':1,'sha256Hash':'"
                        + HASH + "'}}} | Orders",
                "{'operationName':'Orders','query':'{ orders { id } }','variables':{}} | orders",
                // The same with more, or with a name that may be data, is something else.
                "{'id':'PermitDetail','variables':{},'name':'a process'} | ''",
                "{'id':'" + HASH + "','variables':{}} | ''",
                "{'id':'5f1c2a9e77','variables':{}} | ''",
                "{'id':'PermitDetail'} | ''",
                "[{'id':'PermitDetail','variables':{}}] | ''",
                "{'id':'has blanks','variables':{}} | ''",
            })
    void isNamedByItsRequest(String body, String selector) {
        assertThat(Call.post("/graphql").json(body.replace('\'', '"')).observe().selector())
                .isEqualTo(selector);
    }

    @ParameterizedTest
    @CsvSource({
        "PermitDetail, true",
        "HomeScreen, true",
        "getOrders, true",
        "CancelAppointment, false",
        "sendMessage, false",
        "ShareDocument, false",
        "RenameMutation, false",
    })
    void asksUnlessItsNameIsThatOfADeed(String name, boolean asks) {
        assertThat(Call.post("/graphql")
                        .json("{\"id\":\"" + name + "\",\"variables\":{}}")
                        .observe()
                        .has(Trait.ONLY_ASKS))
                .isEqualTo(asks);
    }

    @Test
    void isNamedInTheAddress() {
        String rest = "variables=%7B%22first%22%3A10%7D&extensions=%7B%22persistedQuery%22%3A%7B%7D%7D";
        assertThat(Call.get("/graphql?operationName=Departments&" + rest)
                        .observe()
                        .selector())
                .isEqualTo("Departments");
        assertThat(Call.get("/graphql?" + rest).observe().selector()).isEmpty();
        assertThat(Call.get("/jobs?operationName=Departments").observe().selector())
                .isEmpty();
    }
}
