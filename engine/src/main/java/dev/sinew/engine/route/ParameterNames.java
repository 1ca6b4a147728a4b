package dev.sinew.engine.route;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.ValueFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names a parameter as a person would: {@code /accounts/{accountId}}, {@code /repos/{owner}/{name}}. */
final class ParameterNames {
    private static final Set<String> SAME_IN_BOTH = Set.of("news", "series", "species", "analytics", "sms", "dns");

    private ParameterNames() {}

    /** The name for the values behind a template; {@code taken} are the names used before it. */
    static String choose(String template, List<Item> values, List<String> taken) {
        String name = propose(previous(template), values);
        String unique = name;
        for (int i = 2; taken.contains(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    private static String propose(String before, List<Item> values) {
        ValueFormat format = commonFormat(values);
        String object = singular(before);
        String field = echoField(values);
        String mirror = mirrorField(values);
        if (format == ValueFormat.DATE || format == ValueFormat.DATE_TIME) {
            return "date";
        }
        if (format == ValueFormat.EMAIL) {
            return "email";
        }
        if (areFiles(values)) {
            return "file";
        }
        if (field.isEmpty() && !mirror.isEmpty()) {
            return camel(NameTraits.words(mirror));
        }
        List<String> words = NameTraits.words(field);
        String last = words.isEmpty() ? "id" : words.getLast();
        boolean identifier = last.equals("id") || last.equals("uuid") || last.equals("guid") || last.equals("pk");
        boolean trusted = format != ValueFormat.DIGITS || object.isEmpty() || fieldVotes(values, field) >= 3;
        if (identifier && words.size() > 1 && trusted && !words.getFirst().equals("parent")) {
            return camel(words);
        }
        if (identifier || values.getFirst().sample.identifier) {
            return object.isEmpty() || object.equals("id") ? "id" : object + "Id";
        }
        if (words.size() > 1 || last.equals("username") || last.equals("login") || last.equals("email")) {
            return camel(words);
        }
        String capital = last.substring(0, 1).toUpperCase(Locale.ROOT) + last.substring(1);
        return object.isEmpty() || object.equals(last) ? last : object + capital;
    }

    private static ValueFormat commonFormat(List<Item> values) {
        ValueFormat first = values.getFirst().sample.format;
        for (Item item : values) {
            if (item.sample.format != first) {
                return ValueFormat.NONE;
            }
        }
        return first;
    }

    /** Small numbers stand in many fields by chance: how many values a field named. */
    private static int fieldVotes(List<Item> values, String field) {
        int votes = 0;
        for (Item item : values) {
            votes += item.nodes.stream().anyMatch(node -> node.echoField.equals(field)) ? 1 : 0;
        }
        return votes;
    }

    private static boolean areFiles(List<Item> values) {
        int files = 0;
        for (Item item : values) {
            String text = item.sample.text;
            int dot = text.lastIndexOf('.');
            boolean extension = dot > 0 && text.length() - dot <= 6 && text.length() - dot > 2;
            files += extension && Character.isLetter(text.charAt(text.length() - 1)) ? 1 : 0;
        }
        return files * 2 > values.size();
    }

    /** The field that repeats most of the values though its name identifies nothing, or empty. */
    private static String mirrorField(List<Item> values) {
        Map<String, Integer> votes = new HashMap<>();
        for (Item item : values) {
            if (!item.mirrorField.isEmpty() && votes.merge(item.mirrorField, 1, Integer::sum) * 2 > values.size()) {
                return camel(NameTraits.words(item.mirrorField)).isEmpty() ? "" : item.mirrorField;
            }
        }
        return "";
    }

    private static String echoField(List<Item> values) {
        Map<String, Integer> votes = new HashMap<>();
        String best = "";
        for (Item item : values) {
            for (SegmentNode node : item.nodes) {
                if (!node.echoField.isEmpty()) {
                    int count = votes.merge(node.echoField, 1, Integer::sum);
                    if (best.isEmpty() || count > votes.getOrDefault(best, 0)) {
                        best = node.echoField;
                    }
                }
            }
        }
        return best;
    }

    /** The last name of a template that is no parameter and no version, or empty. */
    private static String previous(String template) {
        String[] parts = template.split("/", -1);
        String last = parts[parts.length - 1];
        return last.startsWith("{") || Words.isVersion(last) || !last.chars().anyMatch(Character::isLetter) ? "" : last;
    }

    private static String singular(String name) {
        List<String> words = NameTraits.words(name);
        if (words.isEmpty()) {
            return "";
        }
        List<String> out = new java.util.ArrayList<>(words);
        String last = out.getLast();
        if (SAME_IN_BOTH.contains(last)) {
            return camel(out);
        }
        if (last.endsWith("ovies") || last.endsWith("okies")) {
            last = last.substring(0, last.length() - 1);
        } else if (last.endsWith("ies") && last.length() > 4) {
            last = last.substring(0, last.length() - 3) + "y";
        } else if (last.endsWith("sses") || last.endsWith("xes") || last.endsWith("ches") || last.endsWith("shes")) {
            last = last.substring(0, last.length() - 2);
        } else if (last.endsWith("s")
                && !last.endsWith("ss")
                && !last.endsWith("us")
                && !last.endsWith("is")
                && last.length() > 2) {
            last = last.substring(0, last.length() - 1);
        }
        out.set(out.size() - 1, last);
        return camel(out);
    }

    private static String camel(List<String> words) {
        StringBuilder out = new StringBuilder();
        for (String word : words) {
            boolean plain = word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
            if (plain) {
                out.append(out.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            }
        }
        return out.toString();
    }
}
