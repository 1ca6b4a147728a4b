package dev.sinew.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.JsonTokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimContentsTest {
    private final ClaimContents contents = new ClaimContents();
    private final JsonTokenizer tokenizer = new JsonTokenizer(8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}} | BOUND_TO_A_KEY
            {"data":{"password":"0192023a7bbd73250516f069df18b500"}}      | PASSWORD_HASH
            {"password":"s3cretWord"}                                     | PASSWORD
            {"ssn":"219-09-9998"}                                         | IDENTITY
            {"iban":"DE89370400440532013000"}                             | MONEY
            {"date_of_birth":"1990-12-10"}                                | PERSON
            """)
    void aClaimTellsByNameAndForm(String claims, TokenContent content) {
        assertThat(of(claims)).containsExactly(content);
        assertThat(of(claims)).as("remembered").containsExactly(content);
    }

    @Test
    void whoItIsAboutIsNoContent() {
        assertThat(of("{\"sub\":\"ada\",\"email\":\"ada@mail.example\",\"name\":\"Ada King\",\"role\":\"user\"}"))
                .isEmpty();
        assertThat(of("{\"jti\":\"7d0a1c5e77b14d02a63f9a0c5e77b14d\",\"nonce\":\"n-0S6_WzA2Mj\",\"password\":\"\"}"))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadHoldsWhatWasRead() {
        assertThat(of("{\"iban\":\"DE89370400440532013000\",\"x\":")).containsExactly(TokenContent.MONEY);
        assertThat(of("no json")).isEmpty();
    }

    private Set<TokenContent> of(String claims) {
        return contents.of(tokenizer, claims.getBytes(StandardCharsets.UTF_8));
    }
}
