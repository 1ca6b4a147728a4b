package dev.sinew.spec.write;

import dev.sinew.model.Operation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives operations readable names, each once: {@code getAccountsByAccountId}. */
final class OperationNames {
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]+");
    private static final int LONGEST = 100;

    private final Set<String> taken = new HashSet<>();

    String of(Operation operation) {
        StringBuilder name = new StringBuilder(operation.method().toLowerCase(Locale.ROOT));
        for (String segment : operation.path().split("/", -1)) {
            boolean parameter = segment.startsWith("{");
            String words = capitalised(segment);
            name.append(parameter && !words.isEmpty() ? "By" : "").append(words);
        }
        String cut = name.substring(0, Math.min(LONGEST, name.length()));
        String own = cut;
        for (int i = 2; !taken.add(own.toLowerCase(Locale.ROOT)); i++) {
            own = cut + i;
        }
        return own;
    }

    private static String capitalised(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : NO_LETTER.split(text, -1)) {
            if (!word.isEmpty()) {
                out.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return out.toString();
    }
}
