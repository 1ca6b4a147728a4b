package dev.sinew.report.html;

import dev.sinew.model.Maturity;
import dev.sinew.report.FindingGroup;
import dev.sinew.report.RulePage;
import dev.sinew.report.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What one rule found, as the page shows it around the list of places.
 *
 * @param id the rule's id
 * @param severity in lower case
 * @param title what is wrong
 * @param count in how many places
 * @param where in which, in a few words
 * @param page what the rule's page says
 * @param cure what to do everywhere; empty where it differs by place and the page says nothing
 * @param tags entries of lists that it belongs to
 */
public record GroupView(
        String id,
        String severity,
        String title,
        int count,
        String where,
        RulePage page,
        String cure,
        List<String> tags) {
    public GroupView {
        tags = List.copyOf(tags);
    }

    static GroupView of(FindingGroup group) {
        List<String> tags = new ArrayList<>(group.rule().owasp());
        group.rule().cwe().forEach(number -> tags.add("CWE-" + number));
        tags.addAll(group.rule().standards());
        if (group.rule().maturity() == Maturity.EXPERIMENTAL) {
            tags.add("experimental");
        }
        RulePage page = RulePage.of(group.rule());
        String cure = group.sharesCure() ? group.findings().getFirst().cure() : "";
        return new GroupView(
                group.rule().id(),
                Words.word(group.rule().severity()),
                group.rule().title(),
                group.findings().size(),
                Shown.of(group.where()),
                page,
                Shown.of(cure),
                tags);
    }
}
