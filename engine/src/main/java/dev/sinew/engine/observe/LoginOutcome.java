package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Exchange;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Headers;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether an answer that is no error by its status says that a login worked: many pages and APIs refuse with 200 or 302. */
public enum LoginOutcome {
    SUCCEEDED,
    /** It does not say, which is not enough for a session that anybody is given. */
    UNTOLD,
    FAILED;

    private static final LoginOutcome[] ALL = values();

    private static final int FOUND = 302;
    private static final int SEE_OTHER = 303;

    private static final Set<String> FAULTS =
            Set.of("error", "errors", "errorcode", "errormessage", "errordescription", "fault", "exception", "failure");
    private static final Set<String> FLAGS =
            Set.of("success", "succeeded", "ok", "authenticated", "isauthenticated", "valid", "loggedin", "result");
    private static final Set<String> STATES = Set.of("error", "fail", "failed", "failure", "denied", "ko", "invalid");
    private static final Set<String> REMARKS = Set.of("message", "msg", "reason", "detail", "title", "description");
    private static final List<String> BACK =
            List.of("error", "fail", "invalid", "denied", "wrong", "login", "logon", "signin", "sign-in", "sign_in");

    /** The outcome as the answer tells it; {@code answered} are its fields. */
    static LoginOutcome of(Exchange exchange, Fields answered) {
        int status = exchange.response().map(Exchange.Response::status).orElse(-1);
        Headers headers = exchange.response().map(Exchange.Response::headers).orElse(Headers.UNKNOWN);
        if (status >= 300) {
            return leadsBack(exchange) ? FAILED : SUCCEEDED;
        }
        if (header(headers, "content-type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
            return FAILED;
        }
        return fields(answered);
    }

    /** Whether an answer leads to where one logs in, or to an error. */
    static boolean leadsBack(Exchange exchange) {
        Headers headers = exchange.response().map(Exchange.Response::headers).orElse(Headers.UNKNOWN);
        String location = header(headers, "location").toLowerCase(Locale.ROOT);
        return !hasCode(location) && BACK.stream().anyMatch(location::contains);
    }

    /** Whether a change is answered by leading on, and neither to where one logs in nor to an error. */
    static boolean leadsOn(Exchange exchange) {
        int status = exchange.response().map(Exchange.Response::status).orElse(-1);
        String method = exchange.request().method();
        return (status == FOUND || status == SEE_OTHER)
                && !method.equals("GET")
                && !method.equals("HEAD")
                && exchange.response()
                        .filter(answer -> answer.headers().first("location").length() > 0)
                        .isPresent()
                && !leadsBack(exchange);
    }

    /** A code for a token is given to nobody whose login failed (RFC 6749, section 4.1.2). */
    private static boolean hasCode(String location) {
        int at = location.indexOf("code=");
        if (at < 1 || "?&".indexOf(location.charAt(at - 1)) < 0) {
            return false;
        }
        int end = at + "code=".length();
        while (end < location.length() && "&#".indexOf(location.charAt(end)) < 0) {
            end++;
        }
        return end - at - "code=".length() > GivenCodes.LONGEST_TYPED;
    }

    private static String header(Headers headers, String name) {
        Slice value = headers.first(name);
        return Ascii.text(value.array(), value.from(), value.to());
    }

    /** The constant of an ordinal. */
    public static LoginOutcome of(int ordinal) {
        return ALL[ordinal];
    }

    /** What the fields of an answer that is no error by its status say. */
    public static LoginOutcome fields(Fields answered) {
        boolean remark = false;
        boolean more = false;
        for (int row = 0; row < answered.count(); row++) {
            FieldPath path = answered.path(row);
            if (path.location() == Location.BODY) {
                String top = joined(top(path));
                if (isFailure(top, path.depth(), answered, row)) {
                    return FAILED;
                }
                boolean says = REMARKS.contains(top);
                remark |= says;
                more |= !says;
            }
        }
        return remark && !more ? UNTOLD : SUCCEEDED;
    }

    private static boolean isFailure(String top, int depth, Fields answered, int row) {
        ValueType type = answered.type(row);
        if (depth == 1 && ResultCodes.isFailure(answered, row)) {
            return true;
        }
        if (depth == 1 && ResultCodes.isSuccess(answered, row)) {
            return false;
        }
        if (FAULTS.contains(top)) {
            boolean none = type == ValueType.NULL
                    || type == ValueType.FALSE
                    || type == ValueType.EMPTY_ARRAY
                    || type == ValueType.EMPTY_OBJECT
                    || answered.format(row) == ValueFormat.EMPTY
                    || (type == ValueType.INTEGER && answered.length(row) == 1);
            return !none;
        }
        String text = answered.text(row).toLowerCase(Locale.ROOT);
        if (depth == 1 && FLAGS.contains(top) && (type == ValueType.FALSE || text.equals("false"))) {
            return true;
        }
        return depth == 1 && STATES.contains(text);
    }

    private static FieldPath top(FieldPath path) {
        FieldPath at = path;
        while (at.depth() > 1) {
            at = at.parent();
        }
        return at;
    }

    private static String joined(FieldPath path) {
        return String.join("", NameTraits.words(path.name()));
    }
}
