package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Validity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    /** Put together here, so that no file holds what looks like a token. */
    private static final String LETTERS = "q8ZpR2mVx0LdYw7TnB4sKc61GhJ3fUo9EiA5vXyQ";

    private static final String HEX = "9f3b71e05ac84d26b8e1f07a53cd4962a1b7";

    @Test
    void allOwnRulesAreRead() {
        assertThat(Planted.OURS.problems()).isEmpty();
        assertThat(Planted.OURS.rules()).hasSizeGreaterThan(150);
        assertThat(Planted.OURS.rules())
                .allSatisfy(rule -> assertThat(rule.keywords().isEmpty())
                        .as(rule.id())
                        .isEqualTo(rule.path().isPresent() && rule.keywords().isEmpty()));
    }

    /** A short token that says "fake" is one; in a long one any four letters may stand by chance, and only longer words are meant. */
    @Test
    void wordsInTokens() {
        String header = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.";
        assertThat(Planted.rules("a.txt", "t " + header + LETTERS.repeat(3).replace("Kc61", "fake") + "\n"))
                .contains("json-web-token");
        assertThat(Planted.rules("a.txt", "t " + header + LETTERS.repeat(3).replace("0LdYw7TnB4", "dummy") + "\n"))
                .doesNotContain("json-web-token");
        assertThat(Planted.rules("a.txt", "t " + header + LETTERS.replace("Kc61", "fake") + "\n"))
                .doesNotContain("json-web-token");
    }

    /** They are compiled when they are used: here, all. */
    @Test
    void allOwnPatternsCompile() {
        assertThat(Planted.OURS.rules()).allSatisfy(rule -> {
            assertThat(rule.regex())
                    .hasValueSatisfying(each -> assertThat(each.matcher("").groupCount())
                            .as(rule.id())
                            .isGreaterThanOrEqualTo(rule.secretGroup()));
            rule.path().ifPresent(each -> assertThat(each.matcher("a").find()).isIn(true, false));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "aws-access-key-id, AKIA, ABCD2345EFGH67QZ",
        "stripe-secret-key, sk_live_, LETTERS24",
        "gitlab-token, glpat-, LETTERS20",
        "slack-token, xoxb-, 731945028316-LETTERS24",
        "digitalocean-token, dop_v1_, HEX64",
        "huggingface-token, hf_, qZpRmVxLdYwTnBsKcGhJfUoEiAvXyQtWzP",
        "shopify-token, shpat_, HEX32",
        "sendgrid-key, SG., LETTERS22.LETTERS43",
        "dynatrace-token, dt0c01., UPPER24.UPPER64",
        "postman-key, PMAK-, HEX24-HEX34",
        "docker-hub-token, dckr_pat_, LETTERS27",
        "grafana-service-token, glsa_, LETTERS32_HEX8",
        "google-oauth-client-secret, GOCSPX-, LETTERS28",
        "tailscale-key, tskey-auth-, LETTERS12-LETTERS32",
        "pulumi-token, pul-, HEX40",
    })
    void findsTokensAndNotTheirNearMisses(String rule, String prefix, String rest) {
        String token = prefix + filled(rest);
        assertThat(Planted.rules("a.txt", "use " + token + " here")).containsExactly(rule);
        assertThat(Planted.secrets("a.txt", "use " + token + " here")).containsExactly(token);
        assertThat(Planted.rules("a.txt", "use x" + prefix + " here")).isEmpty();
        assertThat(Planted.rules("a.txt", "use " + token.substring(0, token.length() - 12) + " here"))
                .as("cut short")
                .doesNotContain("aws-access-key-id", "digitalocean-token", "gitlab-token", "sendgrid-key");
        assertThat(Planted.rules("a.txt", "use " + prefix + "x".repeat(rest.length()) + " here"))
                .isEmpty();
    }

    private static String filled(String form) {
        String text = form;
        for (int length = 64; length > 0; length--) {
            text = text.replace("LETTERS" + length, (LETTERS + LETTERS).substring(0, length))
                    .replace(
                            "UPPER" + length,
                            "Q8ZPR2MVX0LDYW7TNB4SKC61GHJ3FUO9".repeat(2).substring(0, length))
                    .replace("HEX" + length, (HEX + HEX).substring(0, length));
        }
        return text;
    }

    @Test
    void checksumsDecide() {
        String body = LETTERS.substring(0, 30);
        Hit right = only("ghp_" + body + checksum(body));
        assertThat(right.verification().validity()).isEqualTo(Validity.VALID);
        Hit wrong = only("ghp_" + body + checksum(body + "x"));
        assertThat(wrong.verification().validity()).isEqualTo(Validity.INVALID);
    }

    /** Grafana writes the same sum lowest byte first; of GitHub's newer tokens nobody described it, so that nothing is said against them. */
    @Test
    void checksumsOfOthers() {
        String body = "glsa_" + LETTERS.substring(0, 32).replaceAll("[^A-Za-z0-9]", "a");
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            sum.append(String.format(java.util.Locale.ROOT, "%02x", crc.getValue() >> 8 * i & 0xFF));
        }
        assertThat(only(body + "_" + sum).verification().validity()).isEqualTo(Validity.VALID);
        assertThat(only(body + "_" + sum.reverse()).verification().validity()).isEqualTo(Validity.INVALID);
        String newer = "github_pat_"
                + (LETTERS + LETTERS).replaceAll("[^A-Za-z0-9]", "a").substring(0, 22) + "_"
                + (LETTERS + LETTERS).replaceAll("[^A-Za-z0-9]", "a").substring(0, 59);
        assertThat(only(newer).verification().validity()).isEqualTo(Validity.UNKNOWN);
    }

    /** As GitHub describes it, written a second time. */
    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder out = new StringBuilder();
        for (long rest = crc.getValue(); out.length() < 6; rest /= 62) {
            out.insert(0, digits.charAt((int) (rest % 62)));
        }
        return out.toString();
    }

    @Test
    void tokensExpire() {
        assertThat(only(token("{\"sub\":\"1234567\",\"exp\":1700000000}"))
                        .verification()
                        .validity())
                .isEqualTo(Validity.INVALID);
        assertThat(only(token("{\"sub\":\"1234567\",\"exp\":1900000000}"))
                        .verification()
                        .note())
                .isEqualTo("it has not expired");
        assertThat(only(token("{\"sub\":\"1234567\"}")).verification().note()).isEqualTo("it never expires");
    }

    @Test
    void theTokenOfDocumentationIsNobodys() {
        assertThat(only(token("{\"sub\":\"1234567890\",\"name\":\"John Doe\",\"iat\":1516239022}"))
                        .verification()
                        .validity())
                .isEqualTo(Validity.INVALID);
        assertThat(only(token("{\"sub\":\"1234567890\",\"name\":\"Jane Roe\",\"iat\":1516239022}"))
                        .verification()
                        .validity())
                .isEqualTo(Validity.UNKNOWN);
    }

    private static String token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "." + LETTERS;
    }

    @Test
    void privateKeysHaveAStructure() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Hit hit = only(pem(lines));
        assertThat(hit.verification().validity()).isEqualTo(Validity.VALID);
        assertThat(hit.masked()).doesNotContain(lines.substring(0, 8));
        Hit joined = only(pem("\" +\n\"" + lines.replace("\n", "\\n\" +\n  \"") + "\" + \""));
        assertThat(joined.verification().validity()).isEqualTo(Validity.VALID);
        Hit code = only(pem("\\n\" + encoder.encode(key.material(), true) + other.text(key) + more() + \"\\n"));
        assertThat(code.verification().validity()).isEqualTo(Validity.INVALID);
    }

    @Test
    void theNumbersOfAnRsaKeyFitEachOther() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        assertThat(only(pem(lines.encodeToString(key))).verification().note()).contains("numbers");
        byte[] cut = java.util.Arrays.copyOf(key, 400);
        assertThat(only(pem(lines.encodeToString(cut))).verification().validity())
                .isEqualTo(Validity.UNKNOWN);
        key[100] ^= 1; // in the modulus
        assertThat(only(pem(lines.encodeToString(key))).verification().validity())
                .isEqualTo(Validity.INVALID);
    }

    private static String pem(String body) {
        return "-----BEGIN " + "PRIVATE KEY-----\n" + body + "\n-----END " + "PRIVATE KEY-----\n";
    }

    @Test
    void keysThatAreMadeToBePublicAreToldSo() {
        assertThat(only("pk_live_" + LETTERS.substring(0, 24)).kind()).isEqualTo(Kind.PUBLIC);
        assertThat(only("https://" + HEX.substring(0, 32) + "@o1.ingest.sentry.io/42")
                        .kind())
                .isEqualTo(Kind.PUBLIC);
    }

    private static Hit only(String secret) {
        assertThat(Planted.scan("Some.java", "a = " + secret + "\n")).hasSize(1);
        return Planted.scan("Some.java", "a = " + secret + "\n").getFirst();
    }

    /** Three issuers have one form: whose key it is, the line or the file says. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "STRIPE_KEY=, -, stripe-secret-key, Stripe secret key",
                "KEY=, # for Stripe, stripe-secret-key, Stripe secret key",
                "CLERK_KEY=, # beside Stripe, clerk-secret-key, Clerk secret key",
                "KEY=, -, clerk-secret-key, Clerk secret key or Stripe secret key",
                "KEY=, # Stripe and Clerk, clerk-secret-key, Clerk secret key or Stripe secret key",
            })
    void formsOfSeveralIssuers(String name, String file, String rule, String description) {
        String key = "sk_" + "live_" + LETTERS + "Zk4";
        String text = (file == null ? "" : file) + "\n" + name + key + "\n";
        assertThat(Planted.scan("app.env", text)).singleElement().satisfies(hit -> {
            assertThat(hit.rule()).isEqualTo(rule);
            assertThat(hit.description()).isEqualTo(description);
            assertThat(hit.secret()).isEqualTo(key);
        });
    }

    /** A key that may be another's is sent to nobody. */
    @Test
    void whatSeveralMayHaveIssuedIsNoQuestion() {
        assertThat(Planted.OURS.rules())
                .filteredOn(rule -> rule.id().equals("clerk-secret-key"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.question()).isEmpty());
    }

    /** What says whose token it is stands beside it, as far away as it may. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20, 700, 5_000, 100_000})
    void tokensThatDoNotSayWhoseTheyAreAreFoundByTheWordAnywhere(int apart) {
        String between = "const plain = 1;\n".repeat(apart / 17);
        String bot = "MjkwODQ3Nzg4OTcwOTIwNTU3" + ".GiwY06." + "QCqs5GzYh3-JTbmsuvwrDp8Qt6oZzt_lC_nWFg";
        assertThat(Planted.rules(
                        "bot.js",
                        "const { Client } = require('discord.js');\n" + between + "client.login('" + bot + "');\n"))
                .containsExactly("discord-bot-token");
        assertThat(Planted.rules("bot.js", between + "client.login('" + bot + "');\n"))
                .isEmpty();
        assertThat(Planted.rules("logo.svg", "data:image/png;base64,kXdiscordQ8" + between + "=, '" + bot + "'\n"))
                .isEmpty();
        String okta = "00nP4TI8_hfuCTx7hkifdUZdgNhZkRIpm09IFf2ru-";
        assertThat(Planted.rules("config.toml", "x = \"" + okta + "\"\n" + between + "[okta]\n"))
                .containsExactly("okta-token");
    }
}
