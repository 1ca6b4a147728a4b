package dev.sinew.probe.cases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vouchers in a document database, orders as XML, notes that are kept. */
final class DocumentBehaviours {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VOUCHERS = List.of("TRAC075", "TRAC065");

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(?:this\\.code|'([^']*)')(\\.length)?\\s*==\\s*(?:'([^']*)'|(\\d+))\\s*");

    private DocumentBehaviours() {}

    static void add(Map<String, Function<Question, Answer>> all) {
        all.put("voucher", question -> voucher(operators(question)));
        all.put("voucher-or-words", question -> {
            Answer answer = voucher(operators(question));
            return answer.status() == 200
                    ? answer
                    : Answer.of(200, "{\"status\":\"error\",\"message\":\"there is none\"}");
        });
        all.put("voucher-by-text", question -> voucher(JSON.getNodeFactory().stringNode(question.of("code"))));
        all.put(
                "voucher-posted",
                question -> voucher(JSON.readTree(question.body()).path("code")));
        all.put(
                "voucher-redeemed",
                question -> JSON.readTree(question.body()).has("code")
                        ? voucher(JSON.readTree(question.body()).path("code"))
                        : Answer.of(400, "{\"error\":\"code is required\"}"));
        all.put(
                "voucher-posted-as-text",
                question -> voucher(JSON.getNodeFactory()
                        .stringNode(JSON.readTree(question.body()).path("code").toString())));
        all.put(
                "voucher-posted-checked",
                question -> JSON.readTree(question.body()).path("code").isString()
                        ? voucher(JSON.readTree(question.body()).path("code"))
                        : Answer.of(400, "{\"error\":\"code must be a text\"}"));
        all.put(
                "voucher-searched-by-script",
                question -> searched(JSON.readTree(question.body()).path("code").asString("")));
        all.put("vouchers-filtered", question -> Answer.of(200, list(operators(question))));
        all.put(
                "vouchers-unless-a-text",
                question -> Answer.of(
                        200,
                        question.query().containsKey("code")
                                ? list(JSON.getNodeFactory().stringNode(question.of("code")))
                                : list(JSON.createObjectNode())));
        all.put("xml-shown", question -> xml(question, true, text -> "{\"note\":" + Answer.quoted(text) + "}"));
        all.put("xml-read", question -> xml(question, true, text -> "{\"taken\":true}"));
        all.put("xml-inside-only", question -> xml(question, false, text -> "{\"note\":" + Answer.quoted(text) + "}"));
        all.put("xml-file-read", question -> xml(file(question), true, text -> "{\"taken\":true}"));
        all.put("xml-file-inside-only", question -> xml(file(question), false, text -> "{\"taken\":true}"));
        all.put("xml-echo", question -> Answer.of(400, "{\"error\":" + Answer.quoted(question.body()) + "}"));
        notes(all);
    }

    /** As {@code this.code == '<code>'} in a script: alternatives, and of those comparisons of texts and of their lengths. */
    private static Answer searched(String code) {
        String script = "this.code == '" + code + "'";
        List<String> alternatives = List.of(script.split("\\|\\|", -1));
        if (alternatives.stream().anyMatch(each -> !COMPARISON.matcher(each).matches())) {
            return Answer.of(500, "{\"error\":\"unexpected token\"}");
        }
        List<String> found = VOUCHERS.stream()
                .filter(voucher -> alternatives.stream().anyMatch(each -> holds(COMPARISON.matcher(each), voucher)))
                .map(Answer::quoted)
                .toList();
        return Answer.of(200, "{\"found\":" + found + "}");
    }

    private static boolean holds(Matcher comparison, String voucher) {
        if (!comparison.matches()) {
            return false;
        }
        String left = comparison.group(1) == null ? voucher : comparison.group(1);
        String compared = comparison.group(2) == null ? left : Integer.toString(left.length());
        return compared.equals(comparison.group(3) == null ? comparison.group(4) : comparison.group(3));
    }

    private static JsonNode operators(Question question) {
        if (question.query().containsKey("code")) {
            return JSON.getNodeFactory().stringNode(question.of("code"));
        }
        var node = JSON.createObjectNode();
        question.query().forEach((name, value) -> {
            if (name.startsWith("code[") && name.endsWith("][]")) {
                node.putArray(name.substring(5, name.length() - 3)).add(value);
            } else if (name.startsWith("code[")) {
                node.put(name.substring(5, name.length() - 1), value);
            }
        });
        return node;
    }

    private static Answer voucher(JsonNode wanted) {
        Optional<List<String>> found = found(wanted);
        if (found.isEmpty()) {
            return Answer.of(500, "{\"error\":\"unknown operator\"}");
        }
        return found.get().isEmpty() || wanted.isObject() && wanted.isEmpty()
                ? Answer.of(404, "{\"error\":\"no such voucher\"}")
                : Answer.of(200, "{\"code\":\"" + found.get().getFirst() + "\",\"amount\":75}");
    }

    private static String list(JsonNode wanted) {
        return "{\"vouchers\":["
                + found(wanted).orElse(List.of()).stream().map(Answer::quoted).collect(Collectors.joining(",")) + "]}";
    }

    private static Optional<List<String>> found(JsonNode wanted) {
        if (wanted.isObject()
                && wanted.propertyNames().stream()
                        .anyMatch(each -> !List.of("$eq", "$ne", "$in", "$nin").contains(each))) {
            return Optional.empty();
        }
        return Optional.of(VOUCHERS.stream().filter(each -> fits(each, wanted)).toList());
    }

    private static boolean fits(String voucher, JsonNode wanted) {
        if (!wanted.isObject()) {
            return voucher.equals(wanted.asString(""));
        }
        return wanted.properties().stream().allMatch(each -> switch (each.getKey()) {
            case "$eq" -> voucher.equals(each.getValue().asString(""));
            case "$ne" -> !voucher.equals(each.getValue().asString(""));
            case "$in" -> each.getValue().valueStream().anyMatch(one -> voucher.equals(one.asString("")));
            default -> each.getValue().valueStream().noneMatch(one -> voucher.equals(one.asString("")));
        });
    }

    private static Answer xml(Question question, boolean outside, Function<String, String> shown) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            String allowed = outside ? "all" : "";
            factory.setAttribute("http://javax.xml.XMLConstants/property/accessExternalDTD", allowed);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            InputSource source =
                    new InputSource(new ByteArrayInputStream(question.body().getBytes(StandardCharsets.UTF_8)));
            return Answer.of(
                    200, shown.apply(builder.parse(source).getDocumentElement().getTextContent()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return Answer.of(400, "{\"error\":\"cannot be read\"}");
        }
    }

    /** The same with the file of a body of parts for its body. */
    private static Question file(Question question) {
        Matcher file = Pattern.compile(
                        "filename=\"[^\"]*\"\\r\\nContent-Type: text/xml\\r\\n\\r\\n(.*?)\\r\\n--", Pattern.DOTALL)
                .matcher(question.body());
        return new Question(
                question.values(),
                question.query(),
                file.find() ? file.group(1) : "",
                question.number(),
                question.memory());
    }

    private static void notes(Map<String, Function<Question, Answer>> all) {
        all.put("note-made", question -> {
            String id = Integer.toString(81_000_001 + question.number());
            question.memory().put(id, question.member("text"));
            return Answer.of(201, "{\"noteId\":" + id + "}");
        });
        all.put("note-deleted", question -> {
            question.memory().remove(question.of("noteId"));
            return Answer.of(200, "{}");
        });
        all.put("note-as-json", question -> note(question, "application/json", text -> text));
        all.put("note-as-page", question -> note(question, "text/html; charset=utf-8", text -> text));
        all.put("note-escaped", question -> note(question, "text/html", text -> text.replace("<", "&lt;")));
    }

    private static Answer note(Question question, String type, Function<String, String> shown) {
        String text = question.memory().get(question.of("noteId"));
        return text == null
                ? Answer.of(404, "{\"error\":\"no such note\"}")
                : new Answer(200, "{\"text\":" + Answer.quoted(shown.apply(text)) + "}", Map.of("Content-Type", type));
    }
}
