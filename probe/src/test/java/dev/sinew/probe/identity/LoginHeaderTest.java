package dev.sinew.probe.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Header;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names and passwords that a login sends in a header. */
final class LoginHeaderTest {
    @Test
    void parametersInQuotesAreToldApartAndReplaced() {
        Login login = login("DirectLogin", "username=\"anna\", password=\"p \\\"q\\\"\", consumer_key=\"k-4711\"");
        LoginBody body = LoginBody.of(login).orElseThrow();
        assertThat(body.name()).isEqualTo("anna");
        assertThat(body.password()).isEqualTo("p \"q\"");
        Header sent = new Header("DirectLogin", "username=\"bob\", password=\"x\\\"y\", consumer_key=\"k-4711\"");
        assertThat(body.ask("bob", "x\"y").headers()).contains(sent);
        assertThat(body.ask("bob", "x\"y").body()).isEmpty();
        assertThat(body.as("bob", "x\"y").headers()).containsExactly(sent);
        assertThat(LoginBody.of(body.as("bob", "x\"y")).orElseThrow().password())
                .isEqualTo("x\"y");
        assertThat(body.toString()).doesNotContain("p \"q");
    }

    @Test
    void basicCredentialsAreToldApartAndReplaced() {
        LoginBody body = LoginBody.of(login("Authorization", "Basic YW5uYTpzM2NyZXQ6MQ=="))
                .orElseThrow();
        assertThat(body.name()).isEqualTo("anna");
        assertThat(body.password()).isEqualTo("s3cret:1");
        assertThat(body.as("bob", "x").headers()).containsExactly(new Header("Authorization", "Basic Ym9iOng="));
    }

    @Test
    void whatHasNoPasswordIsNone() {
        assertThat(LoginBody.of(login("DirectLogin", "token=\"t-4711\""))).isEmpty();
        assertThat(LoginBody.of(login("X-Client", "name=\"shop\", version=\"2\"")))
                .isEmpty();
        assertThat(LoginBody.of(login("Authorization", "Basic ????"))).isEmpty();
    }

    private static Login login(String name, String value) {
        return new Login(
                "POST", "/login", "application/json", List.of(new Header(name, value)), "", Optional.empty(), false);
    }
}
