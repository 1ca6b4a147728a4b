package dev.sinew.app.demo;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How figures and places read. */
final class Words {
    private Words() {}

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String place(JsonNode operation) {
        return operation.path("method").asString() + " "
                + operation.path("path").asString();
    }

    /** The texts of a list after a word, or nothing where it is empty. */
    static String list(String before, JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(each -> all.add(each.asString()));
        return all.isEmpty() ? "" : before + String.join(", ", all);
    }
}
