package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a forgotten password is replaced: somebody asks for it by name, a code is sent to who has the name, and sets a new password. Both are asked without
 * credentials, and only for users whom the run signed up.
 *
 * @param request where it is asked for
 * @param reset where the code is taken
 */
record Recovery(Endpoint request, Endpoint reset) {
    private static final Pattern CODE = Pattern.compile("(?i)(?:.*[._-])?(?:.*(?:code|pin|otp|token)|secret|key)");
    private static final Pattern SHAPE = Pattern.compile("\\d{3,10}|(?=.*\\d)[A-Za-z0-9_.-]{6,200}");

    /** Whether a forgotten password is asked for at an endpoint. */
    static boolean isRequest(Endpoint endpoint) {
        return AccountBody.isOfForgottenPassword(endpoint);
    }

    private static boolean isReset(Endpoint endpoint) {
        String method = endpoint.operation().method();
        return (method.equals("POST") || method.equals("PUT") || method.equals("PATCH"))
                && endpoint.pathParameters().isEmpty()
                && AccountBody.of(endpoint)
                        .filter(each -> each.setsPasswordByCode() || each.setsPasswordByCodeAlone())
                        .isPresent();
    }

    /** Where a code is taken that is asked for at an endpoint: of several, at the path most like it. */
    static Optional<Recovery> from(Endpoint request, Trial trial) {
        return isRequest(request)
                ? trial.endpoints().stream()
                        .filter(Recovery::isReset)
                        .max(Comparator.comparingInt(each -> alike(each.path(), request.path())))
                        .map(each -> new Recovery(request, each))
                : Optional.empty();
    }

    /** The same by where the code is taken. */
    static Optional<Recovery> to(Endpoint reset, Trial trial) {
        return isReset(reset)
                ? trial.endpoints().stream()
                        .filter(Recovery::isRequest)
                        .max(Comparator.comparingInt(each -> alike(each.path(), reset.path())))
                        .map(each -> new Recovery(each, reset))
                : Optional.empty();
    }

    /** Whether the code is taken beside the name of whom it was sent to: one that stands alone may be anybody's who asked for it. */
    boolean namesUser() {
        return AccountBody.of(reset).filter(AccountBody::namesUser).isPresent();
    }

    /** Whether codes of three digits are too short, as the description says. */
    boolean isOfFour() {
        return AccountBody.of(reset).filter(each -> each.shortestCode() > 3).isPresent();
    }

    private static int alike(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        // Of those that begin alike, one of the same length is not of another version.
        return 1_000 * same - Math.abs(one.length() - other.length());
    }

    Ask asked(User user) {
        return AccountBody.of(request).orElseThrow().naming(user.username(), user.email());
    }

    Reply ask(User user, Trial trial) {
        return trial.askAgain(asked(user), Session.NOBODY);
    }

    Optional<Ask> set(User user, String code, String chosen) {
        return AccountBody.of(reset).orElseThrow().byCode(user, code, chosen);
    }

    /** What an answer tells that may be the code: short, of digits or mixed, and called so. */
    static List<String> codes(Reply reply) {
        return reply.json().stream()
                .flatMap(json -> Scalars.of(json).entrySet().stream())
                .filter(each -> CODE.matcher(each.getKey()).matches()
                        && SHAPE.matcher(each.getValue()).matches())
                .map(Map.Entry::getValue)
                .distinct()
                .limit(2)
                .toList();
    }

    /** Another code of the same form, which never was one. */
    static String wrong(String code, int number) {
        if (code.matches("\\d+")) {
            long all = Math.round(Math.pow(10, code.length()));
            return String.format(Locale.ROOT, "%0" + code.length() + "d", (Long.parseLong(code) + 1 + number) % all);
        }
        return NeverExisted.like(code);
    }
}
