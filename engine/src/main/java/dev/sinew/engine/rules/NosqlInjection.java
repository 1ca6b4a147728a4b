package dev.sinew.engine.rules;

import dev.sinew.engine.inject.Masked;
import dev.sinew.engine.inject.Signs;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Direction;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value of a request is an operator of a document store where an application expects a text, or would change its JavaScript.
 *
 * <p>{@code {"password": {"$ne": ""}}} matches every password; {@code $where} runs what was sent for each document.
 *
 * <p>It fires on operators said of a name, password, token or id, on conditions that are true of everything, on operators that run
 * code, and where a value ends a string and goes on in JavaScript with a condition that is always true. Exposed means that the answer
 * has the store's error. It stays quiet for search interfaces whose filters are made of operators over ordinary fields, for JSON
 * schemas and for names of money.
 *
 * <p>Measured: 5 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, check that a value is a text or number before it becomes part of a query, and switch JavaScript in the store off.
 */
@Rule(
        id = "detect.nosql-injection",
        flaw = "nosql-injection",
        title = "A value is an operator of a document store",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {943})
public final class NosqlInjection implements Mark {
    private static final Set<String> RUN = Set.of("$where", "$function", "$accumulator", "$expr");
    private static final Set<String> OPERATORS = Set.of(
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$regex",
            "$exists",
            "$not",
            "$eq",
            "$type",
            "$mod",
            "$elemMatch",
            "$size",
            "$all",
            "$or",
            "$and",
            "$nor",
            "$options");
    private static final Pattern SECRET = Pattern.compile(
            "user|login|email|mail|pass|pwd|pin$|otp|token|secret|code|key|account|session|auth|credential|^id$|name|role|phone");
    private static final Pattern SCRIPT = Pattern.compile(
            "^[^'\"\\n]{0,64}['\"]\\s*\\)?\\s*(?:(?:\\|\\||&&)\\s*!?\\(?\\s*(?:['\"]?\\w*['\"]?\\s*={2,3}\\s*['\"]?\\w*|true\\b|1\\b|this\\.|sleep\\s*\\(|Object\\.)|;\\s*(?:return\\b|var\\s|while\\s*\\(|sleep\\s*\\(|this\\.|db\\.|it\\s*=))"
                    + "|^\\s*(?:true|1|0|\\d+|\\w{1,20}|['\"])?\\s*[;,|&]{0,2}\\s*\\{?\\s*['\"]?\\$(?:where|ne|gt|or|regex|nin)['\"]?\\s*:"
                    + "|\\bthis\\.\\w+\\s*(?:\\.match\\s*\\(|==)|^\\s*function\\s*\\(\\s*\\)\\s*\\{\\s*(?:return|while|sleep|var)|[;|&}] *db\\.\\w+\\.(?:find|insert|drop|remove|getCollection)\\w*\\s*\\("
                    + "|^\\d*;?\\s*(?:while\\s*\\(\\s*(?:true|1|new\\s+Date|\\(?date)|return\\s+true\\b|sleep\\s*\\(\\s*\\d+\\s*\\)\\s*(?:;|$|\\|\\|))");
    private static final Pattern SHOWN = Pattern.compile(
            "MongoError|MongoServerError|CastError|BSONError|MongooseError|CouchbaseError|\\$where|ReferenceError|unknown (?:top level )?operator|bad \\$regex|E11000|com\\.mongodb");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        List<Value> values = subject.values().all();
        for (Value value : values) {
            boolean operator = value.where() == Value.Where.OPERATOR && isOperator(value);
            boolean script = value.where() != Value.Where.OPERATOR
                    && value.has(Signs.QUOTE | Signs.DOLLAR | Signs.PAREN | Signs.SEPARATOR)
                    && isScript(value);
            if (operator || script) {
                String note = operator ? value.text() + " of a field" : Masked.of(value.text(), 0);
                Injection.hit(subject, sink, value, note, (answer, each) -> answer.has(SHOWN));
                return;
            }
        }
    }

    private static boolean isOperator(Value value) {
        String name = value.plainName();
        return RUN.contains(value.text()) && !value.text().equals("$expr")
                || OPERATORS.contains(value.text())
                        && SECRET.matcher(name).find()
                        && (!FILTER.matcher(name).find()
                                || CREDENTIAL.matcher(name).find());
    }

    private static final Pattern FILTER =
            Pattern.compile("filter|where|query|criteria|condition|search|names$|filename");

    /** What nobody filters by, though the API takes filters. */
    private static final Pattern CREDENTIAL =
            Pattern.compile("pass(?:word|wd|code|phrase)|pwd$|otp$|token$|secret|credential");

    private static boolean isScript(Value value) {
        boolean code = value.holdsCode() || value.isDocument();
        return !code
                && value.where() != Value.Where.BODY
                && value.where() != Value.Where.HEADER
                && SCRIPT.matcher(value.text()).find();
    }
}
