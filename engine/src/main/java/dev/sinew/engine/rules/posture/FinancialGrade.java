package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Trait;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which traffic is financial-grade, so that the rules of FAPI and of open banking apply: the one criterion of all {@code
 * posture.fapi-*} rules over traffic.
 *
 * <p>An api is, where a call carries a header that begins with {@code x-fapi-} or {@code psu-} (the customer's address or device,
 * which the Berlin Group's interface sends along), or where a path has {@code open-banking} in it. An authorization request is,
 * where it asks for a scope of open banking beside {@code openid}, or names a consent or intent of it: the server that takes it has other hosts and none of these
 * headers.
 */
final class FinancialGrade {
    private static final Pattern SCOPE = Pattern.compile(
            "(^|%20|\\+)((accounts|payments|fundsconfirmations|aisp|pisp|cbpii)($|%20|\\+)|(ais|pis|consent|bank)(%3a|:))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INTENT = Pattern.compile(
            "openbanking_intent_id|authorization_details=[^&]*(payment_initiation|account_information)",
            Pattern.CASE_INSENSITIVE);

    private FinancialGrade() {}

    /** Whether an api is. */
    static boolean is(ApiPosture api) {
        return api.operations().stream().anyMatch(FinancialGrade::is);
    }

    private static boolean is(OperationPosture operation) {
        return operation.count(Trait.INTERACTION_ID) > 0
                || isPathOfOpenBanking(operation.operation().path())
                || operation.learned().parameters().stream().anyMatch(FinancialGrade::isHeader);
    }

    private static boolean isHeader(LearnedField field) {
        String name = field.path().fieldName();
        return field.path().location() == Location.HEADER && (name.startsWith("x-fapi-") || name.startsWith("psu-"));
    }

    private static boolean isPathOfOpenBanking(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        return low.contains("/open-banking/") || low.contains("/openbanking/") || low.contains("/obie/");
    }

    /** Whether a query asks for what open banking gives. */
    static boolean isAsked(String query) {
        String scope = AuthorizationRequest.parameter(query, "scope").toLowerCase(Locale.ROOT);
        return INTENT.matcher(query).find()
                || (scope.contains("openid") && SCOPE.matcher(scope).find());
    }
}
