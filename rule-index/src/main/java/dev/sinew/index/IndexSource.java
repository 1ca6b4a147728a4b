package dev.sinew.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The source text of the index. The same rules give the same text, byte for byte. Each entry has a method of its own and
 * long texts are cut, because a method and a constant of a class file end at 65,535 bytes.
 */
final class IndexSource {
    static final String CLASS = "RuleIndex";

    /** Characters in one constant: each takes three bytes at most. */
    private static final int CONSTANT = 20_000;

    private IndexSource() {}

    /** The index of the rules, in their given order, in a package. */
    static String of(String packageName, Collection<AnnotatedRule> rules) {
        StringBuilder out = new StringBuilder();
        out.append("package ").append(packageName).append(";\n\n");
        out.append("/** All rules of this module in the order of their ids. Generated from their annotations. */\n");
        out.append("@javax.annotation.processing.Generated(\"")
                .append(RuleIndexProcessor.class.getName())
                .append("\")\n");
        out.append("public final class ").append(CLASS).append(" {\n");
        out.append("    private ").append(CLASS).append("() {}\n\n");
        List<String> calls = new ArrayList<>();
        StringBuilder entries = new StringBuilder();
        for (AnnotatedRule rule : rules) {
            String name = "entry" + calls.size();
            calls.add("\n                " + name + "()");
            entry(name, rule, entries);
        }
        out.append("    /** Every rule once, in the order of ids. */\n");
        out.append("    public static java.util.List<dev.sinew.model.RuleEntry<Object>> all() {\n");
        out.append("        return java.util.List.of(")
                .append(String.join(",", calls))
                .append(");\n    }\n");
        return out.append(entries).append("}\n").toString();
    }

    private static void entry(String name, AnnotatedRule rule, StringBuilder out) {
        List<String> facts = List.of(
                literal(rule.id()),
                literal(rule.flaw()),
                literal(rule.title()),
                "dev.sinew.model.Severity." + rule.severity(),
                "dev.sinew.model.Maturity." + rule.maturity(),
                list("String", rule.owasp().stream().map(IndexSource::literal).toList()),
                list("Integer", rule.cwe().stream().map(String::valueOf).toList()),
                list(
                        "String",
                        rule.standards().stream().map(IndexSource::literal).toList()),
                literal(rule.page()));
        out.append("\n    private static dev.sinew.model.RuleEntry<Object> ")
                .append(name)
                .append("() {\n");
        out.append("        return new dev.sinew.model.RuleEntry<Object>(\n");
        out.append("                new dev.sinew.model.RuleFacts(\n                        ")
                .append(String.join(",\n                        ", facts))
                .append("),\n");
        out.append("                new ")
                .append(rule.type().getQualifiedName())
                .append("());\n    }\n");
    }

    private static String list(String kind, List<String> elements) {
        return elements.stream().collect(Collectors.joining(", ", "java.util.List.<" + kind + ">of(", ")"));
    }

    /** A text as a Java expression in ASCII. */
    private static String literal(String text) {
        if (text.length() <= CONSTANT) {
            return constant(text);
        }
        // A sum of constants would be folded into one again.
        List<String> parts = new ArrayList<>();
        parts.add("\"\"");
        for (int from = 0; from < text.length(); from += CONSTANT) {
            parts.add(constant(text.substring(from, Math.min(text.length(), from + CONSTANT))));
        }
        return parts.stream().collect(Collectors.joining(", ", "String.join(", ")"));
    }

    private static String constant(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c >= ' ' && c < 127) {
                        out.append(c);
                    } else {
                        out.append("\\u").append(String.format("%04x", (int) c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
