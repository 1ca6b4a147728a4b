package dev.sinew.engine.cases;

import dev.sinew.model.Exchange;
import java.util.List;

/**
 * One case of a case file.
 *
 * @param name what it shows
 * @param exchanges the traffic, in order
 * @param expect the places and fields of the rule's findings, empty where it must stay quiet
 * @param silent whether all other rules must stay quiet as well
 */
record RuleCase(String name, List<Exchange> exchanges, List<Place> expect, boolean silent) {
    RuleCase {
        exchanges = List.copyOf(exchanges);
        expect = List.copyOf(expect);
    }

    /**
     * Where a finding is expected.
     *
     * @param place the operation as {@code METHOD api/path}, with its selector behind a blank where it has one
     * @param field the parameter, header or field
     */
    record Place(String place, String field) {}
}
