package dev.sinew.probe.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What written servers can do beside saying what is written: by name, flawed or correct. */
final class Behaviours {
    private static final Map<String, Function<Question, Answer>> ALL = all();

    private Behaviours() {}

    private static Map<String, Function<Question, Answer>> all() {
        Map<String, Function<Question, Answer>> all = new HashMap<>();
        SqlBehaviours.add(all);
        TextBehaviours.add(all);
        DocumentBehaviours.add(all);
        return Map.copyOf(all);
    }

    static Answer answer(String name, Question question) {
        Function<Question, Answer> behaviour = ALL.get(name);
        if (behaviour == null) {
            throw new IllegalArgumentException("no behaviour is called " + name);
        }
        return behaviour.apply(question);
    }
}
