package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sinew.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Reads rule sets in gitleaks' TOML form, in its old and new spellings. Patterns are Go's, compiled by RE2/J, which takes time in
 * proportion to the text whatever the pattern. A rule that cannot be read or compiled is a listed problem and left out; one that requires a
 * rule that is not there as well. Sets at addresses are never fetched.
 */
public final class RuleSetReader {
    private static final int MAX_DEPTH = 2;
    private static final int MAX_BYTES = 16 << 20;
    private static final String OURS = "secrets.toml";

    private final String file;
    /** Whether patterns are known to compile, and the text to be plain. */
    private final boolean trusted;

    private final List<Problem> problems = new ArrayList<>();

    private RuleSetReader(String file, boolean trusted) {
        this.file = file;
        this.trusted = trusted;
    }

    /** Sinew's own set. */
    public static RuleSet ours() {
        try (InputStream in = RuleSetReader.class.getResourceAsStream(OURS)) {
            if (in == null) {
                throw new IllegalStateException("the build has no " + OURS);
            }
            return new RuleSetReader(OURS, true)
                    .read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of(""), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the build's " + OURS + " cannot be read", e);
        }
    }

    /** The set in a file. Whatever is wrong with it is among its problems. */
    public static RuleSet read(Path path) throws IOException {
        return read(path, 0);
    }

    private static RuleSet read(Path path, int depth) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException("it is longer than " + (MAX_BYTES >> 20) + " MB");
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return new RuleSetReader(path.toString(), false).read(text, path.toAbsolutePath(), depth);
    }

    /** The set in a text. */
    public static RuleSet parse(String text, String file) {
        return new RuleSetReader(file, false).read(text, Path.of(""), 0);
    }

    private RuleSet read(String text, Path path, int depth) {
        JsonNode root;
        try {
            root = trusted ? PlainToml.read(text) : new TomlMapper().readTree(text);
        } catch (JacksonException e) {
            problems.add(problem("this is no TOML: " + e.getOriginalMessage()));
            return new RuleSet("", List.of(), List.of(), problems);
        }
        Map<String, SecretRule> rules = new LinkedHashMap<>();
        List<Allowlist> allowlists = new ArrayList<>();
        extend(root.path("extend"), path, depth, rules, allowlists);
        for (JsonNode each : root.path("rules")) {
            String id = each.path("id").asString("");
            rule(each, id, Optional.ofNullable(rules.get(id))).ifPresent(rule -> rules.put(rule.id(), rule));
        }
        allowlists.addAll(allowlists(root, "the set"));
        return new RuleSet(
                root.path("title").asString(""), List.copyOf(complete(rules).values()), allowlists, problems);
    }

    private void extend(
            JsonNode extend, Path path, int depth, Map<String, SecretRule> rules, List<Allowlist> allowlists) {
        if (extend.isMissingNode()) {
            return;
        }
        List<RuleSet> below = new ArrayList<>();
        if (extend.path("useDefault").asBoolean(false)) {
            below.add(ours());
        }
        if (!extend.path("url").asString("").isEmpty()) {
            problems.add(problem("extend.url is not fetched: save that set as a file and name it as extend.path"));
        }
        String other = extend.path("path").asString("");
        if (!other.isEmpty()) {
            if (depth >= MAX_DEPTH) {
                problems.add(problem("extend.path is too deep: " + MAX_DEPTH + " files at most"));
            } else {
                try {
                    below.add(read(path.resolveSibling(other), depth + 1));
                } catch (IOException e) {
                    problems.add(problem("extend.path cannot be read: " + other));
                }
            }
        }
        Set<String> disabled = Set.copyOf(texts(extend.path("disabledRules")));
        for (RuleSet set : below) {
            set.rules().stream()
                    .filter(rule -> !disabled.contains(rule.id()))
                    .forEach(rule -> rules.putIfAbsent(rule.id(), rule));
            allowlists.addAll(set.allowlists());
            problems.addAll(set.problems());
        }
    }

    /** A rule; what it leaves out comes from the one of the same id that it extends. */
    private Optional<SecretRule> rule(JsonNode node, String id, Optional<SecretRule> before) {
        if (id.isEmpty()) {
            problems.add(problem("a rule has no id and is left out"));
            return Optional.empty();
        }
        try {
            Optional<RulePattern> regex = pattern(node, "regex").or(() -> before.flatMap(SecretRule::regex));
            Optional<RulePattern> path = pattern(node, "path").or(() -> before.flatMap(SecretRule::path));
            if (regex.isEmpty() && path.isEmpty()) {
                problems.add(problem("rule " + id + " is left out: it has neither regex nor path"));
                return Optional.empty();
            }
            int group = node.path("secretGroup")
                    .asInt(before.map(SecretRule::secretGroup).orElse(0));
            if (group < 0 || group > 0 && group > regex.map(RulePattern::groups).orElse(0)) {
                problems.add(problem("rule " + id + " is left out: its pattern has no group " + group));
                return Optional.empty();
            }
            List<Allowlist> lists =
                    new ArrayList<>(before.map(SecretRule::allowlists).orElse(List.of()));
            lists.addAll(allowlists(node, "rule " + id));
            SecretRule rule = new SecretRule(
                    id,
                    node.path("description")
                            .asString(before.map(SecretRule::description).orElse(id)),
                    regex,
                    path,
                    node.has("keywords")
                            ? texts(node.path("keywords"))
                            : before.map(SecretRule::keywords).orElse(List.of()),
                    group,
                    node.path("entropy")
                            .asDouble(before.map(SecretRule::entropy).orElse(0.0)),
                    node.has("tags")
                            ? texts(node.path("tags"))
                            : before.map(SecretRule::tags).orElse(List.of()),
                    lists,
                    node.has("required")
                            ? required(node.path("required"))
                            : before.map(SecretRule::required).orElse(List.of()),
                    node.path("skipReport")
                            .asBoolean(before.map(SecretRule::silent).orElse(false)),
                    Optional.empty());
            return Optional.of(rule.asking(question(node, rule, before)));
        } catch (PatternSyntaxException e) {
            problems.add(problem("rule " + id + " is left out: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * What the issuer is asked. A question belongs to the pattern that stands beside it: a file may not send elsewhere what a pattern of another
     * finds, and what another pattern finds is no matter of the issuer that was named before.
     */
    private Optional<Question> question(JsonNode node, SecretRule rule, Optional<SecretRule> before) {
        Optional<Question> inherited = node.has("regex") ? Optional.empty() : before.flatMap(SecretRule::question);
        if (!node.has("ask")) {
            return inherited;
        }
        String why = "";
        if (!node.has("regex")) {
            why = "the pattern is not of this file, so that it may not say who is told of what it finds";
        } else if (rule.kind() != Kind.SECRET && rule.kind() != Kind.GENERIC) {
            why = "only keys and tokens are asked about";
        }
        try {
            if (why.isEmpty()) {
                return Optional.of(QuestionReader.read(node.path("ask")));
            }
        } catch (QuestionReader.Unusable e) {
            why = e.getMessage();
        }
        problems.add(problem("rule " + rule.id() + " asks nobody, its table 'ask' is left out: " + why));
        return inherited;
    }

    private static List<SecretRule.Required> required(JsonNode node) {
        List<SecretRule.Required> required = new ArrayList<>();
        for (JsonNode each : node) {
            required.add(new SecretRule.Required(
                    each.path("id").asString(""),
                    each.path("withinLines").asInt(SecretRule.Required.ANYWHERE),
                    each.path("withinColumns").asInt(SecretRule.Required.ANYWHERE)));
        }
        return required;
    }

    /** A rule that requires one that is not there would never find anything. */
    private Map<String, SecretRule> complete(Map<String, SecretRule> rules) {
        Map<String, SecretRule> complete = new LinkedHashMap<>(rules);
        for (SecretRule rule : rules.values()) {
            for (SecretRule.Required each : rule.required()) {
                if (!rules.containsKey(each.rule())) {
                    problems.add(problem(
                            "rule " + rule.id() + " is left out: it requires '" + each.rule() + "', which is no rule"));
                    complete.remove(rule.id());
                }
            }
        }
        return complete;
    }

    /** Our own are compiled when they are used: tests compile all. */
    private Optional<RulePattern> pattern(JsonNode node, String name) {
        return RulePattern.of(node.path(name).asString(""), trusted);
    }

    /** Both spellings: one {@code allowlist} table, and any number of {@code allowlists}. */
    private List<Allowlist> allowlists(JsonNode node, String whose) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String name : List.of("allowlist", "allowlists")) {
            JsonNode here = node.path(name);
            if (here.isArray()) {
                here.forEach(nodes::add);
            } else if (here.isObject()) {
                nodes.add(here);
            }
        }
        List<Allowlist> lists = new ArrayList<>();
        for (JsonNode each : nodes) {
            String condition = each.path("condition").asString("or").toLowerCase(Locale.ROOT);
            lists.add(new Allowlist(
                    condition.equals("and") || condition.equals("&&"),
                    new PathPatterns(patterns(each.path("paths"), whose)),
                    patterns(each.path("regexes"), whose),
                    target(each),
                    texts(each.path("stopwords")),
                    Set.copyOf(texts(each.path("commits"))),
                    Set.copyOf(texts(each.path("targetRules"))),
                    Optional.empty()));
        }
        filters(node, whose, lists);
        return lists;
    }

    /** Betterleaks' filters: what one is true for is allowed. */
    private void filters(JsonNode node, String whose, List<Allowlist> lists) {
        for (String name : List.of("prefilter", "filter")) {
            String text = node.path(name).asString("");
            if (!text.isBlank()) {
                try {
                    lists.add(Allowlist.of(FilterReader.read(text)));
                } catch (FilterReader.Unknown e) {
                    problems.add(problem("the " + name + " of " + whose + " is not applied: " + e.getMessage()));
                }
            }
        }
    }

    private static Allowlist.Target target(JsonNode node) {
        return switch (node.path("regexTarget").asString("secret").toLowerCase(Locale.ROOT)) {
            case "match" -> Allowlist.Target.MATCH;
            case "line" -> Allowlist.Target.LINE;
            default -> Allowlist.Target.SECRET;
        };
    }

    private List<Pattern> patterns(JsonNode node, String whose) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : texts(node)) {
            try {
                patterns.add(RulePattern.compile(text));
            } catch (PatternSyntaxException e) {
                problems.add(problem("a pattern of an allow list of " + whose + " is left out: " + e.getMessage()));
            }
        }
        return patterns;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            if (each.isString()) {
                texts.add(each.asString());
            }
        }
        return texts;
    }

    private Problem problem(String what) {
        return new Problem(file, -1, what);
    }
}
