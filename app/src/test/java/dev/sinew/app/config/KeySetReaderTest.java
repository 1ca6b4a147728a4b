package dev.sinew.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetReaderTest {
    /** The keys and the payload of RFC 7515, appendices A.1 to A.3, whose issuer is joe. */
    private static final String HMAC =
            "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\"}";

    private static final String RSA =
            "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp"
                    + "-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL"
                    + "-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6"
                    + "_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\"}";
    private static final String EC =
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";
    private static final String PAYLOAD =
            ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";
    private static final String RSA_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CU"
                    + "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO"
                    + "--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN"
                    + "_IoypGlUPQGe77Rw";
    private static final String EC_SIGNATURE =
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    @TempDir
    Path folder;

    private IssuerKeys read(String... keys) throws IOException {
        return KeySetReader.read("joe", write("{\"keys\":[" + String.join(",", keys) + "]}"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), text);
    }

    private static Signature signature(IssuerKeys keys, String token) {
        byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
        return new TokenVerifier(List.of(keys))
                .verify(1, bytes, 0, bytes.length)
                .signature();
    }

    @Test
    void theExamplesOfTheStandardAreVerified() throws IOException {
        IssuerKeys keys = read(HMAC, RSA, EC);
        String hmac =
                "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9" + PAYLOAD + "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assertThat(signature(keys, hmac))
                .as("a key that is printed in a standard")
                .isEqualTo(Signature.WEAK_KEY);
        String rsa = "eyJhbGciOiJSUzI1NiJ9" + PAYLOAD + RSA_SIGNATURE;
        assertThat(signature(keys, rsa)).isEqualTo(Signature.VALID);
        assertThat(signature(keys, rsa.replace("cC4h", "cC4i"))).isEqualTo(Signature.INVALID);
        String ec = "eyJhbGciOiJFUzI1NiJ9" + PAYLOAD + EC_SIGNATURE;
        assertThat(signature(keys, ec)).isEqualTo(Signature.VALID);
        assertThat(signature(keys, ec.replace("DtEh", "DtEi"))).isEqualTo(Signature.INVALID);
        assertThat(signature(keys, "eyJhbGciOiJub25lIn0" + PAYLOAD)).isEqualTo(Signature.UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448"})
    void edwardsKeysAreRead(String curve) throws IOException, GeneralSecurityException {
        int length = curve.equals("Ed448") ? 57 : 32;
        for (int i = 0; i < 20; i++) {
            KeyPair pair = KeyPairGenerator.getInstance(curve).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - length, encoded.length));
            String key = new OctetKeyPair.Builder(Curve.parse(curve), x).build().toJSONString();
            assertThat(read(key).keys().getFirst().key()).contains(pair.getPublic());
        }
    }

    @Test
    void keysThatAreNotForSignaturesOrNotSupportedKeepTheirIds() throws IOException {
        IssuerKeys keys = read(
                "{\"kty\":\"AKP\",\"kid\":\"a\"}",
                RSA.replace("{", "{\"use\":\"enc\",\"kid\":\"b\","),
                "{\"kid\":\"c\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"d\",\"x\":\"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08\"}");
        assertThat(keys.keys())
                .extracting(key -> key.id() + key.key().isPresent())
                .containsExactly("afalse", "bfalse", "cfalse", "dfalse");
    }

    @Test
    void keysAreNotPrinted() throws IOException {
        assertThat(read(HMAC.replace("{", "{\"kid\":\"k1\",")))
                .hasToString("IssuerKeys[issuer=joe, keys=[VerificationKey[k1, HMAC]]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[]                                                | no key set",
                "{                                                 | no JSON object",
                "{}                                                | no key set",
                "{\"keys\":[]}                                     | no key set",
                "{\"keys\":{}}                                     | \"keys\" is no list",
                "{\"keys\":[1]}                                    | \"keys\" is no list",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"AQAB\"}]} | the key \"k1\" cannot be used",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}]} | key 1 cannot be used",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAB\"}]} | key 1 cannot be used",
            })
    void whatIsNoKeySetIsRefused(String text, String why) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> KeySetReader.read("joe", file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    @Test
    void hostileFilesAreRefused() throws IOException {
        Path nested = write("{\"keys\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThatThrownBy(() -> KeySetReader.read("joe", nested)).isInstanceOf(IOException.class);
        Path large = write("{\"keys\":[]}" + " ".repeat(1 << 20));
        assertThatThrownBy(() -> KeySetReader.read("joe", large)).hasMessageContaining("1 MiB");
    }
}
