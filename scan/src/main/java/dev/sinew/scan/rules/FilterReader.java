package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads Betterleaks' filters, expressions in a small part of the Common Expression Language that are true for what is no secret: {@code ||}, {@code
 * &&}, {@code !}, parentheses, comparisons; texts, numbers, lists; {@code finding["secret"]} and {@code attributes[?"path"].orValue("")}; {@code
 * startsWith}, {@code endsWith}, {@code contains}, {@code matches}; {@code filter.matchesAny}, {@code filter.containsAny} and {@code
 * filter.entropy}. {@code filter.failsTokenEfficiency} is false, as it is there without its tokenizer. An expression with anything else is refused as a whole, since a part of it may allow more than all of it.
 */
final class FilterReader {
    /** Why an expression cannot be used. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String what) {
            super(what);
        }
    }

    /** A part of an expression: texts, numbers, truths and lists of texts. */
    private interface Part extends Function<Found, Object> {}

    private static final int MAX_DEPTH = 50;

    private final List<FilterTokens.Token> tokens;
    private int at;
    private int depth;

    private FilterReader(List<FilterTokens.Token> tokens) {
        this.tokens = tokens;
    }

    /** The filter that a text is. */
    static Predicate<Found> read(String text) throws Unknown {
        FilterReader reader = new FilterReader(FilterTokens.of(text));
        Part part = reader.either();
        if (reader.at < reader.tokens.size()) {
            throw new Unknown("'" + reader.tokens.get(reader.at).text() + "' is not expected");
        }
        return found -> holds(part, found);
    }

    private Part either() throws Unknown {
        if (++depth > MAX_DEPTH) {
            throw new Unknown("it is nested too deep");
        }
        Part left = both();
        while (take("||")) {
            Part before = left;
            Part after = both();
            left = found -> holds(before, found) || holds(after, found);
        }
        depth--;
        return left;
    }

    private Part both() throws Unknown {
        Part left = comparison();
        while (take("&&")) {
            Part before = left;
            Part after = comparison();
            left = found -> holds(before, found) && holds(after, found);
        }
        return left;
    }

    private Part comparison() throws Unknown {
        Part left = negation();
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (take(operator)) {
                Part right = negation();
                return found -> compares(left.apply(found), operator, right.apply(found));
            }
        }
        return left;
    }

    private static boolean compares(Object left, String operator, Object right) {
        if (left instanceof Double one && right instanceof Double other) {
            int order = Double.compare(one, other);
            return switch (operator) {
                case "==" -> order == 0;
                case "!=" -> order != 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                case "<" -> order < 0;
                default -> order > 0;
            };
        }
        return operator.equals("==") && left.equals(right) || operator.equals("!=") && !left.equals(right);
    }

    private Part negation() throws Unknown {
        if (take("!")) {
            if (++depth > MAX_DEPTH) {
                throw new Unknown("it is nested too deep");
            }
            Part inner = negation();
            depth--;
            return found -> inner.apply(found) instanceof Boolean truth && !truth;
        }
        Part part = value();
        while (take(".")) {
            part = method(part);
        }
        return part;
    }

    private Part value() throws Unknown {
        if (take("(")) {
            Part inner = either();
            expect(")");
            return inner;
        }
        FilterTokens.Token token = next();
        if (token.isText()) {
            return found -> token.text();
        }
        return switch (token.text()) {
            case "true" -> found -> true;
            case "false" -> found -> false;
            case "finding", "attributes" -> named(token.text());
            case "filter" -> {
                expect(".");
                yield function(next().text());
            }
            case "matchesAny", "containsAny", "entropy", "failsTokenEfficiency" -> function(token.text());
            default -> number(token.text());
        };
    }

    private static Part number(String text) throws Unknown {
        try {
            Double number = Double.valueOf(text);
            return found -> number;
        } catch (NumberFormatException e) {
            throw new Unknown("'" + text + "' is not known");
        }
    }

    /** {@code finding["secret"]}, {@code attributes[?"path"]}. */
    private Part named(String of) throws Unknown {
        expect("[");
        take("?");
        String key = next().text();
        expect("]");
        return switch (of + " " + key) {
            case "finding secret" -> Found::secret;
            case "finding match" -> Found::match;
            case "finding line" -> Found::line;
            case "finding rule_id" -> Found::rule;
            case "finding description" -> Found::description;
            case "attributes path" -> Found::path;
            case "attributes git.sha" -> Found::commit;
            default -> throw new Unknown("'" + of + "[\"" + key + "\"]' is not known here");
        };
    }

    private Part method(Part on) throws Unknown {
        String name = next().text();
        expect("(");
        String text = next().text();
        expect(")");
        return switch (name) {
            // What is asked for here is always there
            case "orValue" -> on;
            case "startsWith" -> found -> text(on, found).startsWith(text);
            case "endsWith" -> found -> text(on, found).endsWith(text);
            case "contains" -> found -> text(on, found).contains(text);
            case "matches" -> {
                Pattern pattern = pattern(text);
                yield found -> pattern.matcher(text(on, found)).find();
            }
            default -> throw new Unknown("'" + name + "' is not known");
        };
    }

    private Part function(String name) throws Unknown {
        expect("(");
        Part of = either();
        if (name.equals("entropy")) {
            expect(")");
            return found -> Entropy.of(text(of, found));
        }
        if (name.equals("failsTokenEfficiency")) {
            expect(")");
            return found -> false;
        }
        if (!name.equals("matchesAny") && !name.equals("containsAny")) {
            throw new Unknown("'" + name + "' is not known");
        }
        expect(",");
        List<String> texts = texts();
        expect(")");
        if (name.equals("containsAny")) {
            List<String> low =
                    texts.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
            return found -> low.stream().anyMatch(text(of, found).toLowerCase(Locale.ROOT)::contains);
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String each : texts) {
            patterns.add(pattern(each));
        }
        return found -> patterns.stream()
                .anyMatch(pattern -> pattern.matcher(text(of, found)).find());
    }

    private List<String> texts() throws Unknown {
        List<String> texts = new ArrayList<>();
        expect("[");
        while (!take("]")) {
            FilterTokens.Token token = next();
            if (!token.isText()) {
                throw new Unknown("'" + token.text() + "' is no text");
            }
            texts.add(token.text());
            take(",");
        }
        return texts;
    }

    private static boolean holds(Part part, Found found) {
        return part.apply(found) instanceof Boolean truth && truth;
    }

    private static String text(Part part, Found found) {
        return part.apply(found) instanceof String text ? text : "";
    }

    private static Pattern pattern(String text) throws Unknown {
        try {
            return RulePattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new Unknown("a pattern cannot be compiled: " + e.getDescription());
        }
    }

    private boolean take(String sign) {
        boolean here = at < tokens.size()
                && !tokens.get(at).isText()
                && tokens.get(at).text().equals(sign);
        at += here ? 1 : 0;
        return here;
    }

    private void expect(String sign) throws Unknown {
        if (!take(sign)) {
            throw new Unknown("'" + sign + "' is missing");
        }
    }

    private FilterTokens.Token next() throws Unknown {
        if (at >= tokens.size()) {
            throw new Unknown("it ends too early");
        }
        return tokens.get(at++);
    }
}
