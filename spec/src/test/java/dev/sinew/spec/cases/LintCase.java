package dev.sinew.spec.cases;

import java.util.List;
import java.util.Map;

/**
 * One case of a lint rule's case file.
 *
 * @param name what it shows
 * @param specifications texts by file name
 * @param expect the rule's findings
 */
record LintCase(String name, Map<String, String> specifications, List<Expected> expect) {
    LintCase {
        expect = List.copyOf(expect);
    }

    /**
     * A finding that must be there.
     *
     * @param place the operation, or the api
     * @param field what it concerns, or empty
     * @param confidence in lower case; empty where it does not matter
     * @param line where it stands; 0 where it does not matter
     * @param note part of a note; empty where it does not matter
     */
    record Expected(String place, String field, String confidence, int line, String note) {}
}
