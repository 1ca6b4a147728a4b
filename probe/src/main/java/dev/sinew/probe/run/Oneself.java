package dev.sinew.probe.run;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a caller is called, in a parameter that names somebody: each asks for its own. */
final class Oneself {
    /** What a caller is called that looks like an id: a number, or hexadecimal digits. */
    static final Pattern ID = Pattern.compile("\\d{1,18}|(?=.*\\d)[0-9a-fA-F-]{16,40}");
    /** What nothing but somebody is called: a number may be that of anything. */
    private static final Pattern NAME = Pattern.compile("(?=.*[a-zA-Z])[\\w.@+-]{4,64}");

    private Oneself() {}

    /** What a parameter that speaks of somebody takes of what the caller is called; none where it speaks of nobody. */
    static List<Known> in(Endpoint endpoint, String parameter, Persona persona) {
        String before = Filler.before(endpoint.path(), parameter);
        if (endpoint.recorded().namesItself(parameter) && !persona.called().isEmpty()) {
            return known(persona.called().stream(), before);
        }
        // An address or a login name is somebody's, whatever stands before it.
        if (Nouns.isNameOfSomebody(Nouns.plain(parameter)) && !persona.called().isEmpty()) {
            boolean mail = Nouns.plain(parameter).contains("mail");
            List<String> fitting = persona.called().stream()
                    .filter(each -> each.contains("@") == mail)
                    .toList();
            return known((fitting.isEmpty() ? persona.called() : fitting).stream(), before);
        }
        // So is the id of a person, as far as the token or the answer to the login tells one.
        Nouns.Named named = Nouns.named(parameter);
        boolean ofPerson = Nouns.isPerson(named.kind().isEmpty() ? before : named.kind());
        return ofPerson && Nouns.alike(named.member(), "id")
                ? known(persona.called().stream().filter(ID.asMatchPredicate()), before)
                : List.of();
    }

    /** What an id at the beginning of a path takes where a caller was shown nothing at all: users may be farmers or riders there, and what the caller is called leads to a page of its own, or nowhere. */
    static List<Known> ofWhateverKind(Endpoint endpoint, String parameter, Persona persona) {
        List<String> names = endpoint.pathParameters();
        return !names.isEmpty()
                        && names.getFirst().equals(parameter)
                        && Nouns.alike(Nouns.named(parameter).member(), "id")
                ? known(
                        persona.called().stream().filter(NAME.asMatchPredicate()),
                        Filler.before(endpoint.path(), parameter))
                : List.of();
    }

    private static List<Known> known(Stream<String> names, String before) {
        return names.sorted()
                .map(value -> new Known(before, "id", value, Map.of(), false, false, ""))
                .toList();
    }
}
