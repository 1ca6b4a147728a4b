package dev.sinew.spec.write;

import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import java.util.List;

/** Puts an operation under the names that another one at the same address has for the parameters of their path. */
final class Renamed {
    private Renamed() {}

    static LearnedOperation to(LearnedOperation learned, String path) {
        Operation operation = learned.operation();
        if (operation.path().equals(path)) {
            return learned;
        }
        List<String> from = OpenApiWriter.parameterNames(operation.path());
        List<String> to = OpenApiWriter.parameterNames(path);
        List<LearnedField> parameters = learned.parameters().stream()
                .map(each -> renamed(each, from, to))
                .toList();
        return new LearnedOperation(
                new Operation(operation.api(), operation.method(), path, operation.selector()),
                learned.requests(),
                learned.authentication(),
                learned.authenticationTypes(),
                learned.credentialPlaces(),
                learned.encrypted(),
                parameters,
                learned.requestBody(),
                learned.answers(),
                learned.firstSeenMicros(),
                learned.lastSeenMicros(),
                learned.first());
    }

    private static LearnedField renamed(LearnedField field, List<String> from, List<String> to) {
        int at = field.path().location() == Location.PATH
                ? from.indexOf(field.path().text())
                : -1;
        if (at < 0 || at >= to.size()) {
            return field;
        }
        return new LearnedField(
                FieldPath.root(Location.PATH).child(to.get(at)),
                field.present(),
                field.holders(),
                field.types(),
                field.formats(),
                field.minLength(),
                field.maxLength(),
                field.distinct(),
                field.texts(),
                field.dataClasses(),
                field.sample(),
                field.first(),
                field.bare(),
                field.span());
    }
}
