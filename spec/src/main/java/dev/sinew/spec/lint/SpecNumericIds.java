package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A parameter that names an object is an integer.
 *
 * <p>Who has one number has the next. Where one check of ownership is missing, everything behind it can be read in order,
 * and the numbers tell how many customers there are.
 *
 * <p>It fires once for each name of a parameter in path or query that is or ends in {@code id}, whatever the number of
 * operations. It stays quiet for strings, and for lists that are fixed by an enumeration or a small range.
 *
 * <p>To fix it, use random identifiers such as UUIDs outside; the number may stay inside. It does not replace the check of
 * ownership. Source: OWASP API1:2023.
 */
@Rule(
        id = "posture.spec-numeric-ids",
        flaw = "spec-numeric-ids",
        title = "Identifiers that can be counted through",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {340})
public final class SpecNumericIds implements LintCheck {
    private static final int SMALL = 1_000;

    @Override
    public List<Remark> remarks(Written api) {
        Map<String, List<WrittenOperation>> byName = new TreeMap<>();
        Map<String, Place> places = new TreeMap<>();
        for (WrittenOperation operation : api.operations()) {
            for (Place place : operation.parameters(in -> in.equals("path") || in.equals("query"))) {
                String name = place.node().get("name").text();
                if (isId(name) && isNumber(api, place)) {
                    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(operation);
                    places.putIfAbsent(name, place);
                }
            }
        }
        List<Remark> remarks = new ArrayList<>();
        byName.forEach((name, operations) -> {
            Place place = places.getOrDefault(name, Written.place(Node.MISSING));
            String note = name + " is an integer in "
                    + Spread.listed(operations.stream()
                            .map(WrittenOperation::shown)
                            .distinct()
                            .toList());
            remarks.add(new Remark(
                    api.whole(),
                    name,
                    Confidence.LIKELY,
                    api.line(place, operations.getFirst().place()),
                    List.of(note),
                    operations.size(),
                    name + ": {type: string, format: uuid}"));
        });
        return remarks;
    }

    private static boolean isId(String name) {
        return Words.last(name).equals("id");
    }

    private static boolean isNumber(Written api, Place parameter) {
        Node schema = api.isSwagger()
                ? parameter.node()
                : api.sources().follow(parameter.get("schema")).node();
        Node maximum = schema.get("maximum");
        boolean small = maximum.kind() == Node.Kind.INTEGER
                && maximum.text().length() <= 4
                && Integer.parseInt(maximum.text()) <= SMALL;
        return schema.get("type").text().equals("integer") && !schema.has("enum") && !small;
    }
}
