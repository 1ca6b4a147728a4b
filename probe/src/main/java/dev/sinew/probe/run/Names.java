package dev.sinew.probe.run;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a caller is called at the target: by its login, the answer to that, its token, and its own page. */
final class Names {
    private static final int MOST = 5;
    /** Members of a wrapper that say how it went. */
    private static final Set<String> OUTCOME = Set.of("status", "meta");

    private final Set<String> called = new HashSet<>();
    private final Set<String> onPage = new HashSet<>();
    private String own = "";

    /** By its login, the answer to that, and its token: names and ids. */
    Set<String> called() {
        return Collections.unmodifiableSet(called);
    }

    /** That something is one of them. */
    void add(String name) {
        if (!name.isEmpty()) {
            called.add(name);
        }
    }

    /** That members of an object that is about it may be its names. */
    void add(JsonNode about) {
        about.properties().stream()
                .filter(each -> each.getValue().isValueNode() && Whose.names(each.getKey()))
                .forEach(each -> add(each.getValue().asString("")));
    }

    /** Notes what its own page says that the caller is called, be it wrapped: enough to ask for what is its own. */
    void onPage(JsonNode page) {
        Stream.concat(
                        Stream.of(page),
                        page.properties().stream()
                                .filter(each -> !OUTCOME.contains(each.getKey()))
                                .map(Map.Entry::getValue))
                .filter(JsonNode::isObject)
                .limit(2)
                .flatMap(each -> each.properties().stream())
                .filter(each -> each.getValue().isValueNode() && Whose.names(each.getKey()))
                .forEach(each -> onPage.add(each.getValue().asString("")));
    }

    /** Takes the id on its own page, be it wrapped: that is the caller's own, whatever it looks like. What may be somebody's record must have one of its names beside it. */
    void record(JsonNode page, boolean certain) {
        boolean wrapped = certain && page.size() == 1;
        Stream.concat(Stream.of(page), page.properties().stream().map(Map.Entry::getValue))
                .filter(JsonNode::isObject)
                .filter(each -> certain && (each.equals(page) || wrapped) && id(each).isPresent() || isNamed(each))
                .findFirst()
                .flatMap(Names::id)
                .ifPresent(id -> {
                    own = id;
                    add(id);
                });
    }

    private boolean isNamed(JsonNode record) {
        return record.properties().stream()
                .anyMatch(each -> Whose.names(each.getKey())
                        && each.getValue().isString()
                        && called.contains(each.getValue().asString("")));
    }

    private static Optional<String> id(JsonNode record) {
        return record.properties().stream()
                .filter(each -> isId(Nouns.plain(each.getKey()))
                        && each.getValue().isValueNode()
                        && !each.getValue().isNull())
                .map(each -> each.getValue().asString(""))
                .findFirst();
    }

    private static boolean isId(String plain) {
        return plain.equals("id") || plain.equals("uuid") || plain.equals("uid") || AccountMembers.isId(plain);
    }

    /** The id on its own page. */
    Optional<String> id() {
        return Optional.of(own).filter(each -> !each.isEmpty());
    }

    /** The first of what its own page calls it that looks like an id. */
    Optional<String> idOnPage() {
        return onPage.stream().filter(Oneself.ID.asMatchPredicate()).sorted().findFirst();
    }

    /** The first of what it is called that looks like an id. */
    Optional<String> calledId() {
        return called.stream().filter(Oneself.ID.asMatchPredicate()).sorted().findFirst();
    }

    /** Whether its own page says that a value is its id, or what it is called. */
    boolean isOwn(String value) {
        return !value.isEmpty() && (own.equals(value) || onPage.contains(value));
    }

    /** The one that a parameter takes: an address of mail, what one logs in as, else the id. */
    Optional<String> as(String parameter) {
        String plain = Nouns.plain(parameter);
        boolean mail = plain.contains("mail");
        return Nouns.isNameOfSomebody(plain)
                ? all().stream()
                        .filter(each -> mail == each.contains("@") && !each.equals(own))
                        .filter(each -> each.chars().anyMatch(Character::isLetter))
                        .findFirst()
                        // Who logs in by an address is called so.
                        .or(() -> all().stream()
                                .filter(each -> each.contains("@"))
                                .findFirst())
                : id();
    }

    /** What others may call it by, in order: the id on its own page, what is no address of mail, then such addresses. */
    List<String> all() {
        return Stream.of(
                        id().stream(),
                        Stream.concat(called.stream(), onPage.stream())
                                .filter(each -> !each.contains("@"))
                                .sorted(),
                        called.stream().filter(each -> each.contains("@")).sorted())
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
