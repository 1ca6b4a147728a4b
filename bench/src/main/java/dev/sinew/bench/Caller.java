package dev.sinew.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A caller of the generated traffic: what of a request stays the same from call to call.
 *
 * @param address the client's address
 * @param agent the user agent
 * @param token a JSON Web Token with a random signature
 * @param cookies the cookie header's value
 */
record Caller(String address, String agent, String token, String cookies) {
    private static final String[] AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "BankApp/5.12.3 (Android 14; Pixel 8) okhttp/4.12.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"
    };

    static Caller drawn(Draw draw) {
        String address = "198.51." + draw.below(256) + "." + draw.below(256);
        String cookies = "sessionid=" + draw.opaque(32) + "; theme=" + draw.of("dark", "light") + "; _ga=GA1.1."
                + draw.integer(9) + "." + draw.integer(10) + "; region=" + draw.country();
        return new Caller(address, draw.of(AGENTS), token(draw), cookies);
    }

    private static String token(Draw draw) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + draw.hex(16) + "\"}";
        long issued = 1_790_000_000L + draw.below(1 << 20);
        String claims = "{\"iss\":\"https://login.bank.example/realms/retail\",\"sub\":\"" + draw.uuid()
                + "\",\"aud\":\"api\",\"azp\":\"mobile-app\",\"iat\":" + issued + ",\"exp\":" + (issued + 3600)
                + ",\"scope\":\"openid accounts:read payments:write\",\"email\":\"" + draw.email() + "\"}";
        return encoded(header) + "." + encoded(claims) + "." + draw.opaque(342);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
