package dev.sinew.app;

import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sinew rules}: what Sinew looks for. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists the rules, or shows the page of one.")
final class RulesCommand implements Runnable {
    private static final int PAGE_WIDTH = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    /** Without a word after it, {@code rules} lists. */
    @Override
    public void run() {
        list();
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all rules.")
    void list() {
        PrintWriter out = spec.commandLine().getOut();
        for (RuleEntry<Object> entry : rules()) {
            RuleFacts facts = entry.facts();
            out.printf(
                    "%-44s %-9s %-13s %s%n",
                    facts.id(), lower(facts.severity()), lower(facts.maturity()), facts.title());
        }
        out.flush();
    }

    /** The rules of all modules, by id. */
    private static List<RuleEntry<Object>> rules() {
        List<RuleEntry<Object>> all = new ArrayList<>(RuleIndex.all());
        all.addAll(dev.sinew.spec.drift.RuleIndex.all());
        all.addAll(dev.sinew.probe.proof.RuleIndex.all());
        all.addAll(dev.sinew.scan.leak.RuleIndex.all());
        all.sort(Comparator.comparing(entry -> entry.facts().id()));
        return all;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a rule's page.")
    void show(@Parameters(paramLabel = "ID", description = "The rule's id.") String id) {
        for (RuleEntry<Object> entry : rules()) {
            if (entry.facts().id().equals(id)) {
                page(entry.facts());
                return;
            }
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(), "There is no rule '" + id + "'. See: sinew rules list");
    }

    private void page(RuleFacts facts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(facts.id() + ": " + facts.title());
        out.println("severity " + lower(facts.severity()) + ", maturity " + lower(facts.maturity()) + ", flaw "
                + facts.flaw());
        String cwe = facts.cwe().stream().map(number -> "CWE-" + number).collect(Collectors.joining(", "));
        out.println(String.join(", ", facts.owasp()) + (cwe.isEmpty() ? "" : ", " + cwe));
        if (!facts.standards().isEmpty()) {
            out.println(wrapped(String.join(", ", facts.standards())));
        }
        out.println();
        facts.page().lines().forEach(line -> out.println(wrapped(line)));
        out.flush();
    }

    /** A paragraph in lines that a terminal shows without breaking words. */
    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column > 0) {
                boolean full = column + 1 + word.length() > PAGE_WIDTH;
                lines.append(full ? '\n' : ' ');
                column = full ? 0 : column + 1;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
