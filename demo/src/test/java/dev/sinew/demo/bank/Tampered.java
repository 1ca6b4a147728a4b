package dev.sinew.demo.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as attackers write them: the claims of an honest one, about somebody else. */
final class Tampered {
    private Tampered() {}

    /** The claims of a token, with another subject and no session. */
    static String claims(String token, String subject) {
        String json = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return json.replaceAll("\"sub\":\"[^\"]*\"", "\"sub\":\"" + subject + "\"")
                .replaceAll("\"sid\":\"[^\"]*\",", "");
    }

    static String unsigned(String claims) {
        return text("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + text(claims) + ".";
    }

    static String signed(String claims, String key) {
        String content = text("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + text(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return content + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
