package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the elements of a caller's own list have under a name. */
final class ListedUnder {
    private ListedUnder() {}

    /** The values, in order, each once; of the first list that it got. */
    static List<String> values(String name, Endpoint list, Persona persona) {
        return persona.reached(list).stream()
                .limit(1)
                .flatMap(each -> each.reply().json().stream())
                .flatMap(each -> Scalars.of(each).entrySet().stream())
                .filter(each -> {
                    int element = each.getKey().lastIndexOf("].");
                    return element >= 0 && isCalled(each.getKey().substring(element + 2), name);
                })
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** Whether a member has what a parameter asks for: it is called the same, or is its id, as {@code reporter_id} is of {@code reporter}, and {@code account.id} what {@code account_id} asks for. */
    static boolean isCalled(String member, String parameter) {
        boolean inside =
                member.indexOf('.') > 0 && member.replaceAll("[._]", "").equalsIgnoreCase(parameter.replace("_", ""));
        return inside
                || member.equals(parameter)
                || member.matches("(?i)" + Pattern.quote(parameter) + "_?(?:id|uuid)");
    }
}
