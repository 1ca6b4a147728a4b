package dev.sinew.spec.cases;

import dev.sinew.model.Exchange;
import java.util.List;
import java.util.Map;

/**
 * One case of a case file.
 *
 * @param name what it shows
 * @param specifications texts by file name
 * @param exchanges the traffic, in order
 * @param expect the rule's findings as {@code place | field}, with a confidence behind it where that matters
 */
record DriftCase(String name, Map<String, String> specifications, List<Exchange> exchanges, List<Expected> expect) {
    DriftCase {
        specifications = Map.copyOf(specifications);
        exchanges = List.copyOf(exchanges);
        expect = List.copyOf(expect);
    }

    /**
     * A finding that must be there.
     *
     * @param place the operation as {@code METHOD api/path}, with its selector behind a blank where it has one
     * @param field the parameter, field or status; empty where it is the operation
     * @param confidence in lower case, empty for any
     */
    record Expected(String place, String field, String confidence) {}
}
