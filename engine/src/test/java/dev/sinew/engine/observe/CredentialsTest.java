package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String TOKEN =
            Call.jwt("{\"iss\":\"https:\\/\\/id.bank.example\",\"sub\":\"Ada@Bank.example\","
                    + "\"aud\":[\"accounts\",\"cards\"],\"azp\":\"app-7\",\"iat\":1769860800.25,\"nbf\":1769860801,"
                    + "\"exp\":1769864400,\"scope\":\"read:accounts write\",\"realm_access\":{\"roles\":[\"staff\"]}}");

    @Test
    void aBearerTokenIsReadForItsClaims() {
        Credential found = only(Call.get("/").header("Authorization", "Bearer " + TOKEN));
        assertThat(found.kind()).isEqualTo(Kind.BEARER_JWT);
        assertThat(found.place()).isEqualTo("authorization");
        assertThat(found.print()).isEqualTo(Call.print(TOKEN));
        assertThat(found.claims())
                .isEqualTo(new Claims(
                        "RS256",
                        Call.print("k1"),
                        "https://id.bank.example",
                        Call.print("ada@bank.example"),
                        Call.print("app-7"),
                        0,
                        0,
                        List.of("accounts", "cards"),
                        1_769_860_800L,
                        1_769_860_801L,
                        1_769_864_400L,
                        List.of("read:accounts", "write", "staff"),
                        Call.print("c2lnbmF0dXJlLW9mLW5vYm9keQ"),
                        List.of(new Claims.Identifier("sub", Call.print("ada@bank.example")))));
    }

    @ParameterizedTest
    @CsvSource({
        "user_id, 7",
        "uid, 7",
        "email, ada@bank.example",
        "preferred_username, ada",
        "upn, ada",
        "unique_name, ada",
        "nameid, 7",
        "user, ada",
        "_id, 7",
        "id, 7",
    })
    void theSubjectIsWhatStandsForIt(String claim, String value) {
        Credential found = only(
                Call.get("/").header("Authorization", "Bearer " + Call.jwt("{\"" + claim + "\":\"" + value + "\"}")));
        assertThat(found.claims().subject()).isEqualTo(Call.print(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lantern=v2.eyJ1IjogNDAyNzEsICJ4IjogMTc5NH0.Ro0EEi69-F8S3fGJoY70Tdqq",
                "shop=.eJyrVspOrVSyUkpMTMxRqgUAJaQE9w.aaTx9g.8tY1x4mQ2Kq0sJvWb5u1yXn3c7E",
                "app=s%3AJ3kd0sQpTz6mXcVb.9aTfRk2LwYHn8uEo4iPq",
                "crm=QVNERkdISktMCg--4f2e8d1c0b9a87766554433221100ffeeddccbba",
                ".Member=CfDJ8OqQd3vT1mB7uWkYxZr5LpGh2NfEo9sJcAiV4tRy6KlM",
            })
    void aSealedCookieIsASessionWhateverItsName(String cookie) {
        assertThat(only(Call.get("/").header("Cookie", cookie)).kind()).isEqualTo(Kind.SESSION_COOKIE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HVSID=e019e9d32d2f49648c03851d7b483655",
                "shop_login=e019e9d32d2f49648c03851d7b483655",
                "CASTICKET=e019e9d32d2f49648c03851d7b483655",
            })
    void aCookieCalledLikeASessionIsOneThoughTheNameIsGlued(String cookie) {
        assertThat(only(Call.get("/").header("Cookie", cookie)).kind()).isEqualTo(Kind.SESSION_COOKIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Internal-Key", "X-Device-Key", "Acme-Export-Key", "X-Turnstyle-Key"})
    void aKeyOfAProgramOrADeviceProvesIt(String header) {
        assertThat(only(Call.get("/").header(header, "int_9f21c07be4")).kind()).isEqualTo(Kind.API_KEY_HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key",
                "X-Device-Token",
                "X-Request-Key",
                "X-Csrf-Token",
                "X-Cache-Key",
                "X-Idempotency-Key"
            })
    void whatNumbersRequestsOrPushesToADeviceProvesNobody(String header) {
        assertThat(Call.get("/").header(header, "int_9f21c07be4a7d0").observe().credentials())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visid=e019e9d32d2f49648c03851d7b483655",
                "_ga=GA1.2.1234567890.1234567890123456789012345",
                "XSRF-TOKEN=eyJpdiI6ImFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6MDEyMyJ9",
                "__cf_bm=abcdefghijklmnop-1700000000-1.0.1.1-abcdefghijklmnopqrst.uvwxyzabcdefghijklmnop",
                "visitor=0d9f4c1e-7a35-4a7e-9f0b-1c2d3e4f5a6b",
                "consent=analytics%3Dno%26marketing%3Dno%26until%3D2027",
            })
    void whatCountsVisitsOrGuardsFormsIsNone(String cookie) {
        assertThat(Call.get("/").header("Cookie", cookie).observe().credentials())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Lantern-Ticket", "X-Shop-Sid", "Acme-Bearer"})
    void aHeaderCalledLikeATicketHoldsASecret(String header) {
        assertThat(only(Call.get("/").header(header, "v2.eyJ1IjogNDAyNzEsICJ4IjogMTc5NH0"))
                        .kind())
                .isEqualTo(Kind.API_KEY_HEADER);
    }

    @Test
    void theClaimSubIsTheSubjectWhereverItStands() {
        String token = Call.jwt("{\"email\":\"ada@bank.example\",\"user\":{\"sub\":\"inner\"},\"sub\":7}");
        assertThat(only(Call.get("/").header("Authorization", "Bearer " + token))
                        .claims()
                        .subject())
                .isEqualTo(Call.print("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles", "privilege", "prv", "group", "access_level", "account_type"})
    void aClaimThatIsCalledSoListsRoles(String claim) {
        String token = Call.jwt("{\"sub\":\"ada\",\"" + claim + "\":\"admin,user\",\"name\":\"staff\"}");
        assertThat(only(Call.get("/").header("Authorization", "Bearer " + token))
                        .claims()
                        .scopes())
                .containsExactly("admin", "user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eyJhbGciOiJub25lIn0.bm90IGpzb24.",
                "eyJ0.!!!.xxxxxxxxxxxxxxx",
                "eyJhbGci.eyJzdWIi.aaaaaaaaaa",
                "eyJhbGciOiJub25lIn0..aaaaaaaa"
            })
    void aTokenThatCannotBeReadHasNoClaims(String token) {
        Credential found = only(Call.get("/").header("Authorization", "Bearer " + token));
        assertThat(found.claims().subject()).isZero();
    }

    @Test
    void claimsOfAHostileTokenAreBounded() {
        String long200 = "a".repeat(200);
        String token = Call.jwt(
                "{\"alg\":\"" + long200 + "\"}",
                "{\"iss\":\"" + long200 + "\",\"aud\":[" + "\"a\",".repeat(99) + "\"b\"],\"scope\":\"" + "r ".repeat(99)
                        + "ada@bank.example 12345\",\"deep\":" + "[".repeat(999) + "}");
        Claims claims =
                only(Call.get("/").header("Authorization", "Bearer " + token)).claims();
        assertThat(claims.algorithm()).isEmpty();
        assertThat(claims.issuer()).isEmpty();
        assertThat(claims.audience()).hasSize(8);
        assertThat(claims.scopes()).hasSizeLessThanOrEqualTo(16).allMatch(scope -> scope.equals("r"));
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer 0123456789abcdef, BEARER_OPAQUE, authorization, 0123456789abcdef",
        "Authorization, bearer  0123456789abcdef, BEARER_OPAQUE, authorization, 0123456789abcdef",
        "Authorization, Token 0123456789abcdef, BEARER_OPAQUE, authorization, 0123456789abcdef",
        "Authorization, 0123456789abcdef, OTHER_SCHEME, authorization, 0123456789abcdef",
        "Authorization, AWS4-HMAC-SHA256 Credential=x, OTHER_SCHEME, authorization, Credential=x",
        "Authorization, Digest username=x, DIGEST, authorization, username=x",
        "X-Api-Key, 0123456789abcdef, API_KEY_HEADER, x-api-key, 0123456789abcdef",
        "X-API-Token, 0123456789abcdef, API_KEY_HEADER, x-api-token, 0123456789abcdef",
        "Acme-Access-Key, 0123456789abcdef, API_KEY_HEADER, acme-access-key, 0123456789abcdef",
        "X-Dienst-Schluessel, 0123456789abcdef, API_KEY_HEADER, x-dienst-schluessel, 0123456789abcdef",
        "X-AUTH-TOKEN, Bearer 0123456789abcdef, API_KEY_HEADER, x-auth-token, 0123456789abcdef",
        "Cookie, sid=0123456789abcdef, SESSION_COOKIE, sid, 0123456789abcdef",
        "Cookie, theme=dark; JSESSIONID=0123456789abcdef, SESSION_COOKIE, jsessionid, 0123456789abcdef",
    })
    void whatARequestProvesItselfWith(String header, String value, Kind kind, String place, String secret) {
        assertThat(only(Call.get("/").header(header, value)))
                .isEqualTo(new Credential(kind, place, Call.print(secret), Claims.NONE));
    }

    @Test
    void aTokenIsKnownWhereverItStands() {
        assertThat(only(Call.get("/").header("Authorization", TOKEN)).kind()).isEqualTo(Kind.JWT_HEADER);
        assertThat(only(Call.get("/").header("x-access-token", TOKEN)).kind()).isEqualTo(Kind.JWT_HEADER);
        assertThat(only(Call.get("/?q=" + TOKEN)).kind()).isEqualTo(Kind.JWT_QUERY);
        assertThat(only(Call.get("/").header("Cookie", "any=" + TOKEN)).kind()).isEqualTo(Kind.JWT_COOKIE);
        assertThat(only(Call.get("/").header("Cookie", "any=" + TOKEN)).claims())
                .isEqualTo(only(Call.get("/").header("Authorization", "Bearer " + TOKEN))
                        .claims());
    }

    @ParameterizedTest
    @CsvSource({
        "X-CSRF-Token, 0123456789abcdef",
        "Idempotency-Key, 0123456789abcdef",
        "X-Device-Token, 0123456789abcdef",
        "Surrogate-Key, 0123456789abcdef",
        "Sec-WebSocket-Key, dGhlIHNhbXBsZSBub25jZQ==",
        "X-Request-Token, 0123456789abcdef",
        "X-Api-Token, short",
        "X-Mobile-Session, first time in the app",
    })
    void aHeaderThatProvesNobody(String header, String value) {
        assertThat(Call.get("/").header(header, value).observe().credentials()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, 'Token token=\"0123456789abcdef\"', authorization",
        "Authorization, 'Acme realm=\"a,b\", token=0123456789abcdef', authorization",
        "Acme-Login, 'token=\"0123456789abcdef\"', acme-login",
        "Acme-Login, 'token=0123456789abcdef, v=\"2\"', acme-login",
    })
    void aTokenThatIsOneOfItsHeadersParameters(String header, String value, String place) {
        assertThat(only(Call.get("/").header(header, value)))
                .isEqualTo(new Credential(Kind.BEARER_OPAQUE, place, Call.print("0123456789abcdef"), Claims.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "Acme-Login, 'token=', ",
        "Acme-Login, 'token=\"0123', ",
        "Acme-Login, 'token \"0123456789abcdef\"', ",
        "Authorization, 'Acme username=\"ada\", password=\"s3cret\", key=\"0123456789abcdef\"', ",
    })
    void parametersThatProveNobody(String header, String value, String none) {
        assertThat(Call.get("/").header(header, value).observe().credentials()).isEmpty();
    }

    @Test
    void aKeyInTheQuery() {
        assertThat(only(Call.get("/?API_KEY=0123456789abcdef")))
                .isEqualTo(new Credential(Kind.API_KEY_QUERY, "api_key", Call.print("0123456789abcdef"), Claims.NONE));
    }

    @Test
    void aNameAndAPasswordInAHeaderOfItsOwnAreBasic() {
        String pair = Base64.getEncoder().encodeToString("Anna:s3cret".getBytes(StandardCharsets.UTF_8));
        Credential found = only(Call.get("/").header("Authorization-Token", pair));
        assertThat(found.kind()).isEqualTo(Kind.BASIC);
        Credential usual = only(Call.get("/").header("Authorization", "Basic " + pair));
        assertThat(found.claims().subject()).isEqualTo(usual.claims().subject());
        String drawn = Base64.getEncoder().encodeToString(new byte[] {-3, 58, 17, -120, 5, 99, -66, 31, 7, -1, 80, 44});
        assertThat(only(Call.get("/").header("Authorization-Token", drawn)).kind())
                .isEqualTo(Kind.API_KEY_HEADER);
    }

    @Test
    void basicNamesItsUserWithoutCase() {
        String pair = Base64.getEncoder().encodeToString("Ada@Bank.example:secret".getBytes(StandardCharsets.UTF_8));
        Credential found = only(Call.get("/").header("Authorization", "Basic " + pair));
        assertThat(found.kind()).isEqualTo(Kind.BASIC);
        assertThat(found.claims().subject()).isEqualTo(Call.print("ada@bank.example"));
        assertThat(only(Call.get("/").header("Authorization", "Basic !!!"))
                        .claims()
                        .subject())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer",
        "Authorization, ''",
        "Authorization, Bearer null",
        "Authorization, Bearer undefined",
        "Authorization, Basic",
        "X-Api-Key, short",
        "Cookie, sid=short",
        "Cookie, theme=0123456789abcdef",
        "Cookie, session=several words of text",
        "Cookie, ''",
        "X-Request-Id, 0123456789abcdef",
    })
    void whatProvesNothing(String header, String value) {
        assertThat(Call.get("/").header(header, value).observe().credentials()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?token=short", "/?key=several+words+of+text", "/?q=0123456789abcdef", "/?lang=en"})
    void queriesThatProveNothing(String url) {
        assertThat(Call.get(url).observe().credentials()).isEmpty();
    }

    @Test
    void theMostTellingComesFirst() {
        List<Credential> found = Call.get("/?api_key=0123456789abcdef")
                .header("Cookie", "sid=0123456789abcdef; id=" + TOKEN)
                .header("Authorization", "Bearer " + TOKEN)
                .observe()
                .credentials();
        assertThat(found)
                .extracting(Credential::kind)
                .containsExactly(Kind.BEARER_JWT, Kind.API_KEY_QUERY, Kind.JWT_COOKIE, Kind.SESSION_COOKIE);
    }

    @Test
    void theNameOfACookieThatIsDataIsNotAPlace() {
        assertThat(only(Call.get("/").header("Cookie", "SESS49960de5880e8c687434170f6476605b=0123456789abcdef"))
                        .place())
                .isEqualTo("*");
        assertThat(only(Call.get("/?ada%40bank.example=" + TOKEN)).place()).isEqualTo("*");
    }

    @Test
    void manyCredentialsAreBounded() {
        Call call = Call.get("/");
        for (int i = 0; i < 50; i++) {
            call.header("x-api-key", "0123456789abcdef" + i);
        }
        assertThat(call.observe().credentials()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "SHARE_TOKEN", "sharing", "view_key", "invite_token", "sig"})
    void theSecretOfALinkIsOfTheAddress(String parameter) {
        String secret = parameter.equals("sig") ? "6yhiIeqoLv946yhiIeqoLv94" : "6yhiIeqoLv94";
        Credential found = only(Call.get("/wishlists/7?" + parameter + "=" + secret));
        assertThat(found)
                .isEqualTo(new Credential(
                        Kind.API_KEY_QUERY, parameter.toLowerCase(Locale.ROOT), Call.print(secret), Claims.NONE));
        assertThat(found.isOfAddress()).isTrue();
        assertThat(only(Call.get("/?api_key=0123456789abcdef")).isOfAddress()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "share=yes",
                "share=true",
                "share=facebook",
                "share=colleagues-only",
                "share=1769860800123",
                "share=6yhiIeqoL",
                "share=two+words+of+2",
                "shares=6yhiIeqoLv94",
                "q=6yhiIeqoLv94",
                "share=",
            })
    void whatSharesNothingIsNoSecret(String query) {
        assertThat(Call.get("/wishlists/7?" + query).observe().credentials()).isEmpty();
    }

    private static Credential only(Call call) {
        List<Credential> found = call.observe().credentials();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
