package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What identifies a caller: claims of its tokens, the name and ids of its login, and what answers without parameters tell each
 * caller of itself.
 */
final class Attributes {
    private static final int MOST = 24;
    private static final Set<String> CLAIMS_OF_THE_PERSON = Set.of(
            "sub",
            "id",
            "uid",
            "user_id",
            "userid",
            "email",
            "username",
            "preferred_username",
            "user_name",
            "upn",
            "name",
            "login");

    /** By caller, by name of the attribute, its values. */
    private final Map<Long, Map<String, Set<Long>>> byCaller = new HashMap<>();
    /** Whom a value that identifies a person is of; 0 where of several. */
    private final Map<Long, Long> persons = new HashMap<>();

    void learn(Access access) {
        if (access.actor().known() && access.succeeded()) {
            for (Credential credential : access.credentials()) {
                if (credential.claims().tenant() != 0) {
                    add(access.actor().key(), "tenant", credential.claims().tenant(), false);
                }
                for (Identifier identifier : credential.claims().identifiers()) {
                    boolean person = CLAIMS_OF_THE_PERSON.contains(identifier.name());
                    add(access.actor().key(), person ? "user" : identifier.name(), identifier.print(), person);
                }
            }
        }
    }

    /** Takes an attribute. A person's values also say whom an object with them belongs to. */
    void add(long caller, String name, long print, boolean person) {
        Map<String, Set<Long>> all = byCaller.computeIfAbsent(caller, key -> new HashMap<>());
        if (all.size() < MOST || all.containsKey(name)) {
            Set<Long> values = all.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new HashSet<>(2));
            if (values.size() < MOST) {
                values.add(print);
            }
        }
        if (person) {
            persons.merge(print, caller, (old, now) -> old.equals(now) ? old : 0L);
        }
    }

    /** The names of a caller's attributes. */
    Collection<String> names(long caller) {
        return byCaller.getOrDefault(caller, Map.of()).keySet();
    }

    Set<Long> values(long caller, String name) {
        return byCaller.getOrDefault(caller, Map.of()).getOrDefault(name, Set.of());
    }

    /** Whether a value identifies a caller as a person. */
    boolean isPerson(long caller, long print) {
        return values(caller, "user").contains(print);
    }

    /** Whom a person's value is of; 0 where of nobody known, or of several. */
    long personOf(long print) {
        return persons.getOrDefault(print, 0L);
    }

    /** Takes what an operation without parameters tells each caller of itself. */
    void learnSelf(List<Used> uses) {
        Map<String, Map<Long, Set<Long>>> told = new HashMap<>();
        for (Used use : uses) {
            Access access = use.access();
            if (access.method().equals("GET")
                    && access.succeeded()
                    && access.actor().known()
                    && use.asked().isEmpty()) {
                for (Named named : use.answered()) {
                    if (!named.inList()) {
                        told.computeIfAbsent(use.at(named) + " " + named.field(), key -> new HashMap<>())
                                .computeIfAbsent(use.actor(), key -> new HashSet<>(2))
                                .add(named.print());
                    }
                }
            }
        }
        told.forEach(this::learnSelf);
    }

    private void learnSelf(String place, Map<Long, Set<Long>> values) {
        Set<Long> distinct = new HashSet<>();
        int constant = 0;
        for (Set<Long> each : values.values()) {
            constant += each.size() == 1 ? 1 : 0;
            distinct.addAll(each);
        }
        boolean differs = values.size() >= 2 && distinct.size() * 10 >= values.size() * 8;
        if (!differs || constant * 10 < values.size() * 8) {
            return;
        }
        String field = place.substring(place.lastIndexOf(' ') + 1);
        boolean person = TypeNames.isPerson(
                TypeNames.singular(field.toLowerCase(Locale.ROOT).replaceAll("[-_]?id$", "")));
        values.forEach((caller, prints) -> {
            if (prints.size() == 1) {
                add(
                        caller,
                        person || field.equals("id") ? "user" : field,
                        prints.iterator().next(),
                        person);
            }
        });
    }
}
