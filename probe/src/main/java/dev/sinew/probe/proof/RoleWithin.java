package dev.sinew.probe.proof;

import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What somebody is within something, as the administrator of a company is among its members, whatever the file of identities calls it there: a description that speaks of such may well mean this one.
 * Told by what the caller itself was shown, or where nobody in the file has such a role, by what the service calls so.
 */
final class RoleWithin {
    private static final Pattern ROLES = Pattern.compile("(?i)(?:\\w+[_-])?roles?|\\w+Roles?");
    private static final int DEEPEST = 6;

    private final Pattern word;
    private final Persona somebody;
    private final Trial trial;

    private RoleWithin(Pattern word, Persona somebody, Trial trial) {
        this.word = word;
        this.somebody = somebody;
        this.trial = trial;
    }

    /** Whether somebody may have a role of such a name within something. */
    static boolean mayHave(Pattern word, Persona somebody, Trial trial) {
        RoleWithin role = new RoleWithin(word, somebody, trial);
        return role.isTold()
                || trial.personas().stream().noneMatch(each -> role.isMeant(role(each))) && role.isOfSomethingElse();
    }

    /** What its own page says, or an object elsewhere that names it. */
    private boolean isTold() {
        return somebody.ownPages().anyMatch(each -> tells(each, false, 0))
                || replies(somebody).anyMatch(each -> tells(each, true, 0));
    }

    /** Whether the service gives that name among some of which none is the role that the file gives: those of members, and not those of accounts. */
    private boolean isOfSomethingElse() {
        return trial.endpoints().stream()
                        .map(each -> each.words("role"))
                        .anyMatch(each -> each.stream().anyMatch(this::isMeant)
                                && each.stream().noneMatch(role(somebody)::equalsIgnoreCase))
                || trial.customers().stream().flatMap(this::replies).anyMatch(each -> tells(each, false, 0));
    }

    private Stream<JsonNode> replies(Persona persona) {
        return trial.endpoints().stream()
                .flatMap(each -> persona.reached(each).stream())
                .flatMap(each -> each.reply().json().stream());
    }

    private boolean tells(JsonNode node, boolean named, int depth) {
        return node.isObject() && hasRole(node) && (!named || names(node))
                || node.isContainer()
                        && depth < DEEPEST
                        && node.valueStream().anyMatch(each -> tells(each, named, depth + 1));
    }

    private boolean hasRole(JsonNode node) {
        return node.properties().stream()
                .anyMatch(each -> ROLES.matcher(each.getKey()).matches()
                                && Stream.concat(
                                                Stream.of(each.getValue()),
                                                each.getValue().valueStream())
                                        .anyMatch(value -> isMeant(value.asString("")))
                        || OwnRights.SWITCH.matcher(each.getKey()).matches()
                                && isMeant(each.getKey().replaceFirst("(?i)^is_?", ""))
                                && each.getValue().asBoolean(false));
    }

    private boolean names(JsonNode node) {
        Set<String> names = somebody.called();
        return node.valueStream().anyMatch(each -> names.contains(each.asString("")));
    }

    private boolean isMeant(String text) {
        return word.matcher(text).matches();
    }

    private static String role(Persona persona) {
        return persona.session().identity().role();
    }
}
