package dev.sinew.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in traffic and may not be kept is nowhere in what is journaled, nor in what is printed. */
class PrivacyTest {
    private final Canaries canaries = new Canaries();
    private int next;

    @Test
    void nothingOfTheAddressAndTheHeadersIsKept() {
        keepsNothing(stuffed("GET").answer("text/plain", secret("plain text answer")));
        keepsNothing(stuffed("GET")
                .answer("text/html", "<html><p title='" + secret("html attribute") + "'>" + name("html text")));
        keepsNothing(stuffed("GET").answer("", bytes(secret("binary answer"))));
    }

    @Test
    void nothingOfJsonIsKept() {
        keepsNothing(stuffed("POST").json(json("request")).answerJson(json("answer")));
        keepsNothing(stuffed("POST")
                .json("[" + json("request in array") + ",[" + json("request in arrays") + "]]")
                .answerJson("\"" + secret("text alone") + "\""));
        keepsNothing(stuffed("POST")
                .json(json("cut").substring(0, 300))
                .answer("application/x-ndjson", json("line 1") + "\n" + json("line 2")));
        keepsNothing(stuffed("POST")
                .json(json("escaped").replace("a", "\\u0061"))
                .answerJson(json("malformed") + "}" + secret("rest")));
    }

    @Test
    void nothingOfFormsIsKept() {
        String pairs = "username=" + secret("form user") + "&password=" + secret("form password") + "&pin="
                + number("form pin")
                + "&card=" + card("form card") + "&note=" + name("form note").replace(" ", "+") + "&"
                + secret("form name") + "=1&"
                + "page=" + card("form page") + "&status=" + secret("form status") + "&file=" + secret("form file");
        keepsNothing(
                stuffed("POST").form(pairs).answer("application/x-www-form-urlencoded", secret("form without names")));
        keepsNothing(stuffed("POST")
                .form("email=" + email("form email").replace("@", "%40") + "&code=" + number("form code")));
    }

    @Test
    void nothingOfMultipartIsKept() {
        String boundary = secret("boundary");
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\""
                + secret("file name")
                + ".jpg\"\r\nContent-Type: image/" + secret("part type") + "\r\nX-Part: " + secret("part header")
                + "\r\n\r\n"
                + secret("file bytes") + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + email("part name")
                + "\"\r\n\r\n" + secret("part value") + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n"
                + json("part json")
                + "\r\n--" + boundary + "--\r\n" + secret("epilogue");
        keepsNothing(stuffed("POST").body("multipart/form-data; boundary=" + boundary, body));
    }

    @Test
    void nothingOfXmlIsKept() {
        String xml = "<?xml version='1.0'?><!-- " + secret("comment") + " --><?style " + secret("instruction")
                + "?><e:Envelope xmlns:e='urn:" + secret("namespace") + "'><e:Header><token>" + secret("xml token")
                + "</token></e:Header><e:Body><Pay owner='" + name("attribute") + "' pin='" + number("pin attribute")
                + "'><to>"
                + iban("xml") + "</to><email>" + email("xml email") + "</email><note><![CDATA[" + name("cdata")
                + "]]></note><status>" + secret("xml status") + "</status></Pay></e:Body></e:Envelope>";
        keepsNothing(stuffed("POST")
                .header("SOAPAction", "\"urn:" + secret("action") + "\"")
                .body("text/xml", xml)
                .answer("application/xml", xml));
    }

    @Test
    void nothingOfGraphQlAndRpcIsKept() {
        String query = "mutation { login(email: \\\"" + email("graphql email") + "\\\", password: \\\""
                + secret("graphql password") + "\\\", pin: " + number("graphql pin") + ") { token } # "
                + secret("graphql comment") + "\\n }";
        keepsNothing(stuffed("POST")
                .json("{\"query\":\"" + query + "\",\"variables\":" + json("variables") + ",\"operationName\":\""
                        + secret("operation name") + "\"}"));
        keepsNothing(Call.get("/graphql?query="
                + query.replace("\\\"", "%22")
                        .replace(" ", "+")
                        .replace("#", "%23")
                        .replace("\\n", "%0A")));
        keepsNothing(stuffed("POST")
                .json("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"id\":\"" + secret("rpc id") + "\",\"params\":"
                        + json("params") + "}"));
        keepsNothing(stuffed("POST")
                .json("{\"jsonrpc\":\"2.0\",\"method\":\"" + secret("rpc method") + "\",\"params\":[\""
                        + name("rpc param") + "\"]}"));
    }

    @Test
    void nothingOfBrokenRequestsIsKept() {
        keepsNothing(Call.of("GET", secret("address alone")));
        keepsNothing(Call.of(
                secret("method"),
                "https://" + secret("user") + ":" + secret("password") + "/" + secret("password rest")
                        + "@bank.example/x"));
        keepsNothing(Call.of("GET", "https://bank.example\\" + secret("backslash") + "/x?y"));
        keepsNothing(Call.of("GET", "*").header("Host", secret("host") + "@" + secret("host rest") + "!"));
        keepsNothing(Call.get("/")
                .header("Authorization", "Bearer eyJ" + secret("broken token") + ".eyJ." + secret("broken signature")));
        keepsNothing(Call.get("/").header("Authorization", "Basic " + secret("broken pair")));
        keepsNothing(Call.get("/")
                .header("Content-Encoding", secret("encoding"))
                .body("text/" + secret("type") + "; charset=" + secret("charset"), "x"));
        keepsNothing(Call.get("/").header("traceparent", "00-" + secret("trace") + "-" + secret("trace rest")));
    }

    /** A request and an answer with a secret wherever the address and the headers have room for one. */
    private Call stuffed(String method) {
        int id = next++;
        String at = " " + id;
        String url = "https://" + secret("user info" + at) + ":" + secret("user password" + at)
                + "@api.bank.example/accounts/"
                + secret("segment" + at) + "-" + secret("segment rest" + at) + "/" + email("segment email" + at) + "/"
                + email("segment encoded email" + at).replace("@", "%40") + "/" + card("segment card" + at) + "/"
                + iban("segment" + at)
                + "/" + phone("segment phone" + at) + "/203.0.113." + id + "/a;jsessionid=" + secret("matrix" + at)
                + "/"
                + token("segment token" + at) + "?email=" + email("query email" + at) + "&name="
                + name("query name" + at).replace(" ", "+")
                + "&pin=" + number("query pin" + at) + "&password=" + secret("query password" + at) + "&access_token="
                + secret("query token" + at) + "&api_key=" + token("query key" + at) + "&" + email("query as name" + at)
                + "=1&"
                + secret("query alone" + at) + "&phone=%2B" + number("query phone" + at) + "&page="
                + card("query page" + at)
                + "&session=" + secret("query session" + at) + "&q=" + secret("query text" + at) + "%20"
                + secret("query text rest" + at)
                + "&sort=" + secret("query sort" + at) + "&url=https%3A%2F%2F" + secret("query url user" + at)
                + "%40x.example#"
                + secret("fragment" + at);
        return Call.of(method, url)
                .from("2001:db8:" + hex("client", id))
                .header("Authorization", "Bearer " + token("bearer" + at))
                .header(
                        "Authorization",
                        "Basic " + base64(secret("basic user" + at) + ":" + secret("basic password" + at)))
                .header(
                        "Authorization",
                        "Digest username=\"" + secret("digest user" + at) + "\", response=\"" + secret("digest" + at)
                                + "\"")
                .header("Authorization", secret("bare authorization" + at))
                .header("X-Api-Key", secret("key header" + at))
                .header("X-Auth-Token", token("token header" + at))
                .header(
                        "Cookie",
                        "sid=" + secret("session cookie" + at) + "; user=" + email("cookie email" + at) + "; id="
                                + token("cookie token" + at) + "; " + secret("cookie name" + at) + "="
                                + secret("cookie value" + at) + "; " + email("cookie as name" + at) + "=1")
                .header("X-Customer-Name", name("name header" + at))
                .header("X-Forwarded-For", "2001:db8:" + hex("forwarded", id))
                .header("Forwarded", "for=\"[2001:db8:" + hex("forwarded for", id) + "]\"")
                .header("True-Client-IP", "2001:db8:" + hex("client header", id))
                .header("Referer", "https://x.example/" + secret("referer" + at))
                .header("Origin", "https://" + secret("origin" + at) + ".example")
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (" + secret("agent" + at) + ") Chrome/1 " + secret("agent rest" + at))
                .header("If-None-Match", secret("match" + at))
                .header("X-Request-Id", secret("request id" + at))
                .header("X-Otp", number("otp header" + at))
                .header(secret("header name" + at), secret("header value" + at))
                .header("Status", secret("status header" + at))
                .answerHeader(
                        "Set-Cookie",
                        "session=" + secret("set session" + at) + "; Domain=" + secret("cookie domain" + at))
                .answerHeader("Set-Cookie", secret("set cookie name" + at) + "=" + secret("set cookie" + at))
                .answerHeader(
                        "Location", "https://" + secret("location user" + at) + "@x.example/" + secret("location" + at))
                .answerHeader("Authorization", "Bearer " + token("answer bearer" + at))
                .answerHeader("X-Auth-Token", secret("answer token" + at))
                .answerHeader("ETag", secret("etag" + at))
                .answerHeader("WWW-Authenticate", "Basic realm=\"" + secret("realm" + at) + "\"")
                .answerHeader("X-User", email("answer user" + at))
                .answerHeader(secret("answer header name" + at), secret("answer header" + at));
    }

    /** An object with a secret wherever it has room for one. */
    private String json(String at) {
        return ("{'email':'" + email(at + " email") + "','password':'" + secret(at + " password") + "','pin':"
                        + number(at + " pin")
                        + ",'otp':'" + number(at + " otp") + "','verificationCode':'" + number(at + " code")
                        + "','access_token':'" + token(at + " token")
                        + "','refreshToken':'" + secret(at + " refresh") + "','firstName':'" + name(at + " name")
                        + "','phone':'" + phone(at + " phone")
                        + "','mobile':" + number(at + " mobile") + ",'ip':'2001:db8:" + hex(at + " address", next)
                        + "','card':'" + card(at + " card")
                        + "','pan':" + card(at + " pan") + ",'iban':'" + iban(at) + "','sessionId':'"
                        + secret(at + " session") + "','note':'"
                        + name(at + " note") + "','balance':" + number(at + " balance") + ".25,'debt':-"
                        + number(at + " debt") + ",'born':'"
                        + canaries.add(at + " born", "19" + (10 + next % 80) + "-0" + (1 + next % 9) + "-1" + next % 9)
                        + "','status':'"
                        + secret(at + " status") + "','type':'" + name(at + " type") + "','page':'" + card(at + " page")
                        + "','url':'https://"
                        + secret(at + " url") + "@x.example/" + secret(at + " url path") + "','map':{'"
                        + email(at + " key") + "':1,'"
                        + secret(at + " second key") + "':{'a':1},'" + number(at + " number key") + "':2,'"
                        + name(at + " name key") + "':3},'list':['"
                        + secret(at + " element") + "',['" + name(at + " inner element")
                        + "']],'inner':'{\\\"password\\\":\\\"" + secret(at + " inner") + "\\\"}'}")
                .replace('\'', '"');
    }

    private void keepsNothing(Call call) {
        Observation seen = call.observe();
        Exchange exchange = call.exchange();
        assertThat(canaries.count()).isPositive();
        assertThat(canaries.traces(ObservationCodec.encode(seen))).as("encoded").isEmpty();
        List<Object> printed = List.of(
                seen,
                seen.origin(),
                seen.segments(),
                seen.request(),
                seen.answer(),
                seen.client(),
                seen.credentials(),
                seen.links(),
                seen.classHits(),
                seen.marks(),
                exchange,
                exchange.request(),
                exchange.response());
        for (Object part : printed) {
            assertThat(canaries.traces(part.toString())).as("printed").isEmpty();
        }
    }

    /** Letters and digits as in an id or a strong password. */
    private String secret(String place) {
        return canaries.add(place, letters(5) + number4() + letters(4) + number4());
    }

    private String number(String place) {
        return canaries.add(place, "7" + number4() + number4());
    }

    private String phone(String place) {
        return "+44" + canaries.add(place, "7" + number4() + number4() + "1");
    }

    /** Two words. */
    private String name(String place) {
        return canaries.add(place, letters(8) + " " + letters(9));
    }

    /** Of an address the first letter and the top-level domain are shown. */
    private String email(String place) {
        return "a" + canaries.add(place, letters(6) + "." + letters(6) + "@" + letters(9)) + ".example";
    }

    /** A number that passes the Luhn check. */
    private String card(String place) {
        String start = "4" + number4() + number4() + number4() + "00";
        for (int check = 0; check < 10; check++) {
            if (luhn(start + check)) {
                return canaries.add(place, start + check);
            }
        }
        throw new AssertionError(start);
    }

    private String iban(String place) {
        String account = "37040044" + number4() + number4() + "00";
        int remainder = new java.math.BigInteger(account + "131400")
                .mod(java.math.BigInteger.valueOf(97))
                .intValue();
        return canaries.add(place + " iban", "DE" + (98 - remainder < 10 ? "0" : "") + (98 - remainder) + account);
    }

    private String hex(String place, int id) {
        return canaries.add(
                place + " ip " + id + " " + next++,
                "77" + number4().substring(0, 2) + ":" + number4() + "::" + number4());
    }

    private String token(String place) {
        String claims = "{\"iss\":\"https://id.bank.example\",\"aud\":\"accounts\",\"scope\":\"read\",\"sub\":\""
                + secret(place + " sub")
                + "\",\"name\":\"" + name(place + " name") + "\",\"email\":\"" + email(place + " email")
                + "\",\"phone_number\":\""
                + phone(place + " phone") + "\",\"jti\":\"" + secret(place + " jti") + "\",\"azp\":\""
                + secret(place + " azp")
                + "\",\"roles\":[\"" + email(place + " role") + "\"],\"sid\":\"" + secret(place + " sid") + "\"}";
        return Call.jwt("{\"alg\":\"RS256\",\"kid\":\"" + secret(place + " kid") + "\"}", claims)
                + secret(place + " signature");
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + Math.floorMod(mixed(), 26)));
        }
        return text.toString();
    }

    private String number4() {
        return String.valueOf(1_000 + Math.floorMod(mixed(), 9_000));
    }

    private long state = 4_711;

    private long mixed() {
        state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return state >>> 33;
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
