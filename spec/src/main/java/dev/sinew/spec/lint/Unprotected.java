package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.spec.Sources.Place;
import java.util.List;
import java.util.function.Predicate;

/** Tells of operations that require nothing where others do. */
final class Unprotected {
    private Unprotected() {}

    static List<Remark> remarks(Written api, Predicate<WrittenOperation> concerned) {
        if (api.schemes().isEmpty() || !api.requiresAny()) {
            return List.of();
        }
        return Spread.of(
                api,
                each -> concerned.test(each) && !PublicPlaces.isPublic(each),
                each -> (each.security().isNone() || each.security().isOptional())
                        && credentials(each).isEmpty(),
                "requires no security scheme",
                "security: [{" + api.schemes().keySet().iterator().next() + ": []}]",
                Unprotected::confidence);
    }

    private static Confidence confidence(WrittenOperation operation) {
        Security security = operation.security();
        boolean meant = security.isNoneOnPurpose() || security.isOptional() || PublicPlaces.isReceiver(operation);
        return meant ? Confidence.POSSIBLE : Confidence.LIKELY;
    }

    /** The parameters that carry a credential though no scheme says so. */
    static List<String> credentials(WrittenOperation operation) {
        return operation.parameters(in -> in.equals("header") || in.equals("query") || in.equals("cookie")).stream()
                .map(Unprotected::name)
                .filter(CredentialNames::isHeader)
                .toList();
    }

    private static String name(Place parameter) {
        return parameter.node().get("name").text();
    }
}
