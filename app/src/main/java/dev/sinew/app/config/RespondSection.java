package dev.sinew.app.config;

import dev.sinew.console.policy.Told;
import dev.sinew.console.policy.Wanted;
import dev.sinew.engine.classify.Glob;
import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.observe.Networks;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.ResponseRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the user tells of what is to be done about incidents, by the names that the API knows, in kebab-case. */
public final class RespondSection {
    private static final String NAME = "name";
    private static final String WHO = "configuration";

    private RespondSection() {}

    static Responding read(Section serve) throws WrongConfiguration {
        Section respond = serve.section("respond", "rules", "allow");
        List<ResponseRule> rules = new ArrayList<>();
        for (Section each : respond.sections("rules", keys(NAME, Wanted.OF_RULE))) {
            String name = each.needed(NAME);
            if (rules.stream().anyMatch(rule -> rule.name().equals(name))) {
                throw each.wrong(NAME, "is \"" + name + "\", as another one", "give each rule a name of its own");
            }
            rules.add(unless(each, told -> Wanted.rule(name, told, RespondSection::isRule)));
        }
        List<Allowance> allowances = new ArrayList<>();
        for (Section each : respond.sections("allow", keys("", Wanted.OF_ALLOWANCE))) {
            String id = "configured-" + (allowances.size() + 1);
            allowances.add(
                    unless(each, told -> Wanted.allowance(id, told, WHO, Instant.EPOCH, RespondSection::isGroup)));
        }
        return new Responding(rules, allowances);
    }

    private static String[] keys(String more, List<String> names) {
        return Stream.concat(Stream.of(more), names.stream().map(RespondSection::kebab))
                .filter(key -> !key.isEmpty())
                .toArray(String[]::new);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private interface Reading<T> {
        T of(Told told) throws Told.Unfit;
    }

    /** What a section says of a name, or why not; the line is that of the key. */
    private static <T> T unless(Section section, Reading<T> reading) throws WrongConfiguration {
        try {
            return reading.of(told(section));
        } catch (Told.Unfit e) {
            throw section.wrong(kebab(e.name()), e.what(), e.cure());
        }
    }

    private static Told told(Section section) {
        return new Told() {
            @Override
            public Optional<String> text(String name) throws Unfit {
                try {
                    return section.text(kebab(name));
                } catch (WrongConfiguration e) {
                    throw new Unfit(name, "must be one value", "write " + kebab(name) + ": value");
                }
            }

            @Override
            public List<String> texts(String name) throws Unfit {
                try {
                    return section.texts(kebab(name));
                } catch (WrongConfiguration e) {
                    throw new Unfit(name, "must be a list of values", "write each entry behind a dash");
                }
            }
        };
    }

    /** Whether any rule that tells of events has an id that fits a pattern. */
    public static boolean isRule(String pattern) {
        return RuleIndex.all().stream()
                .filter(rule -> NoticedSignals.isOfEvents(rule.facts()))
                .anyMatch(rule -> Glob.fits(pattern, rule.facts().id()));
    }

    /** Whether a text names a cohort, an address or a network. */
    public static boolean isGroup(String what) {
        if (what.startsWith(Allowance.COHORT)) {
            String name = what.substring(Allowance.COHORT.length());
            return Arrays.stream(Cohort.values())
                    .anyMatch(cohort -> cohort.label().replace(' ', '-').equals(name));
        }
        try {
            Networks.of(List.of(what));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
