package dev.sinew.engine.cases;

import dev.sinew.model.ApiFacts;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Exchange;
import java.util.List;
import java.util.OptionalLong;

/**
 * One case of a case file.
 *
 * @param name what it shows
 * @param exchanges the traffic, in order
 * @param expect the places and fields of the rule's findings, empty where it must stay quiet
 * @param silent whether all detectors must stay quiet
 * @param told what the user tells besides
 */
record RuleCase(String name, List<Exchange> exchanges, List<Place> expect, boolean silent, Told told) {
    RuleCase {
        exchanges = List.copyOf(exchanges);
        expect = List.copyOf(expect);
    }

    /**
     * What the user tells.
     *
     * @param facts of every api of the case
     * @param described whether anything is told of apis
     * @param status what specifications make of every operation
     * @param descriptions what they say of single calls
     */
    record Told(ApiFacts facts, boolean described, String status, Descriptions descriptions) {
        static final Told NOTHING = new Told(ApiFacts.NONE, false, "active", Descriptions.NONE);
    }

    /**
     * Where a finding is expected.
     *
     * @param place the operation as {@code METHOD api/path}, with its selector behind a blank where it has one
     * @param field the parameter, header or field
     * @param confidence how sure it is, in lower case; empty where the case does not say
     * @param count how often it was seen, where the case says
     * @param entry which exchange shows it first, counted from 0, where the case says
     */
    record Place(String place, String field, String confidence, OptionalLong count, OptionalLong entry) {
        /** Whether a finding is as a case expects it. */
        boolean isAs(Place expected) {
            return place.equals(expected.place)
                    && field.equals(expected.field)
                    && (expected.confidence.isEmpty() || confidence.equals(expected.confidence))
                    && (expected.count.isEmpty() || count.equals(expected.count))
                    && (expected.entry.isEmpty() || entry.equals(expected.entry));
        }
    }
}
