package dev.sinew.engine.logins;

import dev.sinew.engine.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Ways in which APIs take logins and refuse them. */
enum Style {
    JSON_401 {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/session").json("{\"email\":\"" + user + "\",\"password\":\"" + password + "\"}");
            return right
                    ? call.answerJson("{\"token\":\"" + token + "\"}")
                    : call.answer(401, JSON, "{\"error\":\"no\"}");
        }
    },
    ERROR_IN_BODY {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call =
                    Call.post("/v1/enter").json("{\"user\":{\"login\":\"" + user + "\",\"pwd\":\"" + password + "\"}}");
            return right
                    ? call.answerJson("{\"ok\":true,\"data\":{\"accessToken\":\"" + token + "\"}}")
                    : call.answerJson("{\"ok\":false,\"code\":1403}");
        }
    },
    BODY_OF_ANOTHER_SHAPE {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/enter").json("{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
            return right
                    ? call.answerJson("{\"session\":\"" + token + "\",\"name\":\"x\"}")
                    : call.answerJson("{\"outcome\":17,\"attempt\":\"void\"}");
        }
    },
    SERVER_ERROR {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/login").json("{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}");
            return right
                    ? call.answerJson("{\"token\":\"" + token + "\"}")
                    : call.answer(500, JSON, "{\"status\":500,\"path\":\"/login\"}");
        }
    },
    FORM_THAT_LEADS_BACK {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/login")
                    .form("email=" + user.replace("@", "%40") + "&password=" + password)
                    .status(302);
            return right
                    ? call.answerHeader("Location", "/home")
                            .answerHeader("Set-Cookie", "SESSION=" + token + "; HttpOnly")
                    : call.answerHeader("Location", "/login?error");
        }
    },
    FORM_WITH_PAGE {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/signin").form("username=" + user.replace("@", "%40") + "&password=" + password);
            return right
                    ? call.status(302).answerHeader("Location", "/home").answerHeader("Set-Cookie", "SESSION=" + token)
                    : call.answer(200, "text/html", "<html><form>Wrong password</form></html>");
        }
    },
    GRAPHQL {
        @Override
        Call call(String user, String password, boolean right, String token) {
            Call call = Call.post("/graphql")
                    .json(
                            "{\"query\":\"mutation In($e:String!,$p:String!){signIn(email:$e,password:$p){token}}\",\"variables\":{\"email\":\""
                                    + user + "\",\"password\":\"" + password + "\"}}");
            return right
                    ? call.answerJson("{\"data\":{\"signIn\":{\"token\":\"" + token + "\"}}}")
                    : call.answerJson("{\"errors\":[{\"message\":\"no\"}],\"data\":null}");
        }
    },
    BASIC {
        @Override
        Call call(String user, String password, boolean right, String token) {
            String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            Call call = Call.get("/orders").header("Authorization", "Basic " + pair);
            return right ? call.answerJson("[{\"id\":1}]") : call.answer(401, JSON, "{\"error\":\"no\"}");
        }
    };

    private static final String JSON = "application/json";

    /** A login with a password that is right or not, and what it hands out. */
    abstract Call call(String user, String password, boolean right, String token);
}
