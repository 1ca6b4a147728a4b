package dev.sinew.probe.oracle;

import dev.sinew.probe.http.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an endpoint answers to one request again and again: the values that stay the same. What differs between replies to the same request
 * says nothing.
 *
 * @param stable values by path
 */
public record Baseline(SortedMap<String, String> stable) {
    private static final int MOST_ROWS = 5_000;

    /** The values that all replies have at the same place; empty where one of them is no success, or neither JSON nor a table (CSV). */
    public static Optional<Baseline> of(List<Reply> replies) {
        SortedMap<String, String> stable = new TreeMap<>();
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            Optional<SortedMap<String, String>> told = told(reply);
            if (!reply.succeeded() || told.isEmpty()) {
                return Optional.empty();
            }
            SortedMap<String, String> values = told.get();
            if (i == 0) {
                stable.putAll(values);
            } else {
                stable.entrySet().removeIf(each -> !each.getValue().equals(values.get(each.getKey())));
            }
        }
        return Optional.of(new Baseline(stable));
    }

    /** The values of JSON by path, the rows of a table below its head by number; empty of anything else. */
    private static Optional<SortedMap<String, String>> told(Reply reply) {
        if (reply.json().isPresent()) {
            return reply.json().map(Scalars::of);
        }
        if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith("text/csv")) {
            return Optional.empty();
        }
        SortedMap<String, String> rows = new TreeMap<>();
        reply.text().lines().skip(1).limit(MOST_ROWS).forEach(each -> rows.put("row " + (rows.size() + 1), each));
        return Optional.of(rows);
    }

    /** The values that others are unlikely to have by chance, and that none of these has. */
    public List<String> unique(Set<String> known) {
        List<String> unique = new ArrayList<>();
        for (String value : new HashSet<>(stable.values())) {
            if (Strength.of(value) > 0 && !known.contains(value)) {
                unique.add(value);
            }
        }
        unique.sort(java.util.Comparator.naturalOrder());
        return unique;
    }

    /** Which of these values a reply has. */
    public static List<String> found(List<String> wanted, Reply reply) {
        Set<String> has = told(reply).map(each -> new HashSet<>(each.values())).orElseGet(HashSet::new);
        return wanted.stream().filter(has::contains).toList();
    }

    /** Whether a reply has all that stays the same, at the same places, and at least one value that is not there by chance. */
    public boolean isSame(Reply reply) {
        return isAll(reply) && strength() >= Strength.ENOUGH;
    }

    /** Whether a reply has all that stays the same, at the same places, be it little that many have. */
    public boolean isAll(Reply reply) {
        Optional<SortedMap<String, String>> told = reply.succeeded() ? told(reply) : Optional.empty();
        if (told.isEmpty()) {
            return false;
        }
        Map<String, String> values = told.get();
        return stable.entrySet().stream().allMatch(each -> each.getValue().equals(values.get(each.getKey())));
    }

    /** Whether two have something otherwise at one place, but for some values. */
    public boolean differs(Baseline other, Set<String> but) {
        return stable.entrySet().stream()
                .filter(each -> other.stable.containsKey(each.getKey()) && !but.contains(each.getValue()))
                .anyMatch(each -> !each.getValue().equals(other.stable.get(each.getKey())));
    }

    /** The values that stay the same. */
    public Set<String> values() {
        return new HashSet<>(stable.values());
    }

    /** How unlikely it is that another has these values. */
    public int strength() {
        return Strength.of(stable.values());
    }

    /** How many different values it has that are not there by chance. */
    public int telling() {
        return (int) values().stream().filter(each -> Strength.of(each) > 0).count();
    }

    /** Where a value stands, or empty. */
    public String place(String value) {
        return stable.entrySet().stream()
                .filter(each -> each.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
