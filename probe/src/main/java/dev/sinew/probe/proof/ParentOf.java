package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whose what was there before is, below which the run created something: who wrote an article removes comments there that others wrote. */
final class ParentOf {
    private static final Pattern SOMEBODY = Pattern.compile(
            "(?i).*(?:author|owner|user|creator|created_?by|seller|host|member|customer|account|writer|organi[sz]er).*");
    /** The id of what it stands in. */
    private static final Pattern BARE = Pattern.compile("(?i)_?id|uuid|ref|code|number");

    private static final int TELLING = 4;
    private static final int WRAPPED = 1;

    private ParentOf() {}

    /** Whether an answer names a caller beside what something was created below, as its author or the like. */
    static boolean isOf(Persona other, Made made, Trial trial) {
        Set<String> parents = new HashSet<>(made.create().named());
        if (made.parent().isPresent() || parents.isEmpty()) {
            return false;
        }
        return trial.endpoints().stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> trial.personas().stream().flatMap(persona -> persona.reached(each).stream()))
                .flatMap(reached -> reached.reply().json().stream())
                .anyMatch(json -> names(Scalars.of(json), parents, other.called()));
    }

    /** Whether one element is a parent, by its id, and has, as of somebody, one of some names. What only refers to it, as a comment does to an article, is somebody else's. */
    private static boolean names(Map<String, String> values, Set<String> parents, Set<String> called) {
        Set<String> ofSomebody = new HashSet<>();
        Set<String> ofParent = new HashSet<>();
        Set<String> others = new HashSet<>();
        values.forEach((place, value) -> {
            String member = place.substring(place.lastIndexOf('.') + 1);
            if (called.contains(value)
                    && (value.length() >= TELLING || SOMEBODY.matcher(place).matches())) {
                ofSomebody.add(element(place));
            } else if (parents.contains(value) && !SOMEBODY.matcher(member).matches()) {
                ofParent.add(element(place));
            } else if (BARE.matcher(member).matches() && depth(place) <= WRAPPED) {
                others.add(element(place));
            }
        });
        ofParent.removeAll(others);
        return !Collections.disjoint(ofSomebody, ofParent);
    }

    /** How many objects lie between an element and what stands there. */
    private static long depth(String place) {
        return place.substring(element(place).length())
                .chars()
                .filter(c -> c == '.')
                .count();
    }

    private static String element(String place) {
        return place.substring(0, place.lastIndexOf(']') + 1);
    }
}
