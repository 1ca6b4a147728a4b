package dev.sinew.engine.classify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of {@link ClassNames} by their words, written together so that {@code phonenumber} is {@code phone number}. */
final class NamePhrases {
    /** Names that say a class by themselves, and those that suit it. */
    private static final Map<String, Set<DataClass>> STRONG = new HashMap<>();

    private static final Map<String, Set<DataClass>> WEAK = new HashMap<>();
    private static final Map<String, Set<DataClass>> CONTEXT = new HashMap<>();
    private static final Map<String, Set<DataClass>> BESIDE = new HashMap<>();
    private static final Map<String, Set<DataClass>> PARENT = new HashMap<>();
    /** Names leave them out as they like: {@code numero de cuenta} is {@code numeroCuenta}. */
    private static final Set<String> CONNECTING =
            Set.of("of", "the", "de", "du", "des", "del", "della", "di", "da", "do", "la");

    private static final Map<DataClass, ValueShape> SHAPES = new EnumMap<>(DataClass.class);

    static {
        read(ClassNames.IDENTITY);
        read(ClassNames.PEOPLE);
        read(ClassNames.SECRETS);
    }

    private NamePhrases() {}

    private static void read(String table) {
        DataClass current = DataClass.EMAIL;
        for (String line : table.split("\n", -1)) {
            String text = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case ' ' -> {}
                case '=' -> put(STRONG, text, current);
                case '~' -> put(WEAK, text, current);
                case '&' -> put(CONTEXT, text, current);
                case '|' -> put(BESIDE, text, current);
                case '^' -> put(PARENT, text, current);
                case ':' -> SHAPES.put(current, ValueShape.parse(text));
                default -> current = DataClass.ofId(line.strip()).orElseThrow(() -> new IllegalStateException(line));
            }
        }
    }

    private static void put(Map<String, Set<DataClass>> index, String phrases, DataClass dataClass) {
        for (String phrase : phrases.split(",", -1)) {
            index.computeIfAbsent(String.join("", words(phrase)), key -> EnumSet.noneOf(DataClass.class))
                    .add(dataClass);
        }
    }

    static Set<DataClass> strong(String joined) {
        return STRONG.getOrDefault(joined, Set.of());
    }

    static Set<DataClass> weak(String joined) {
        return WEAK.getOrDefault(joined, Set.of());
    }

    static Set<DataClass> context(String joined) {
        return CONTEXT.getOrDefault(joined, Set.of());
    }

    /** Of a name as a whole, not of words in it. */
    static Set<DataClass> beside(String joined) {
        return BESIDE.getOrDefault(joined, Set.of());
    }

    static Set<DataClass> parent(String joined) {
        return PARENT.getOrDefault(joined, Set.of());
    }

    /** What values look like where the name alone decides; absent for classes that need hits. */
    static Map<DataClass, ValueShape> shapes() {
        return SHAPES;
    }

    /** The words of a name without accents, plurals, trailing digits and what only connects; digits alone stay. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : NameTraits.words(Spelling.plain(name))) {
            words.add(stem(word));
        }
        if (words.size() > 1 && !CONNECTING.containsAll(words)) {
            words.removeIf(CONNECTING::contains);
        }
        return words;
    }

    private static String stem(String word) {
        int end = word.length();
        while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
            end--;
        }
        if (end == 0) {
            return word;
        }
        if (end > 4 && word.startsWith("sses", end - 4)) {
            return word.substring(0, end - 2);
        }
        boolean plural =
                end > 3 && word.charAt(end - 1) == 's' && word.charAt(end - 2) != 's' && word.charAt(end - 2) != 'i';
        return word.substring(0, plural ? end - 1 : end);
    }
}
