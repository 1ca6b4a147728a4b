package dev.sinew.engine.rules.posture;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An error's answer holds a stack trace.
 *
 * <p>It tells which frameworks, files and folders the server has, often queries and values too, and that errors reach the client
 * unhandled: a map for whoever looks for a way in.
 *
 * <p>It fires once for each host whose answers of status 400 and above hold two frames of one language or PHP's message with file and
 * line; and where a successful answer has a stack trace's field below an error, as GraphQL servers in development mode send. It
 * stays quiet for successful answers that tell of other systems' errors, for one line of code in a text, and where bodies are not
 * recorded.
 *
 * <p>To fix it, answer errors by one handler with a number to find them by, keep the trace in the log, and switch the framework's
 * development mode off.
 */
@Rule(
        id = "posture.stack-trace-exposed",
        flaw = "stack-trace-exposed",
        title = "Errors are answered with stack traces",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {209, 497})
public final class StackTraceExposed implements Mark, Check {
    private static final String ID = "posture.stack-trace-exposed";
    private static final Set<String> NAMES = Set.of("stacktrace", "stack_trace", "stack", "backtrace");
    private static final Set<String> ERRORS = Set.of("error", "errors", "exception", "fault");
    private static final int LEAST_LENGTH = 60;
    private static final String CURE = "Answer errors by one handler without the trace. Spring Boot:"
            + " server.error.include-stacktrace=never; Express: NODE_ENV=production; Django: DEBUG = False; ASP.NET:"
            + " UseExceptionHandler; Apollo: includeStacktraceInErrorResponses: false; PHP: display_errors = Off";

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.status() < 400) {
            return;
        }
        Slice body = subject.answered().bytes();
        if (body.isEmpty()) {
            return;
        }
        Optional<String> language = StackFrames.language(body.array(), body.from(), body.to());
        language.ifPresent(each -> sink.hit(
                Side.ANSWER, "", Outcome.EXPOSED, "a stack trace of " + each + ", status " + subject.status()));
    }

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        Examples examples = new Examples();
        for (OperationPosture each : api.operations()) {
            each.notices().forEach((notice, sighting) -> {
                if (notice.rule().equals(ID)) {
                    examples.add(each, sighting.first(), notice.note(), sighting.count());
                }
            });
            each.learned()
                    .answers()
                    .forEach((status, answer) -> answer.body().fields().stream()
                            .filter(field -> status / 100 == 2 && isTrace(field))
                            .findFirst()
                            .ifPresent(field -> examples.add(
                                    each,
                                    field.first(),
                                    "a stack trace in " + field.path().text(),
                                    field.present())));
        }
        return examples.isEmpty()
                ? List.of()
                : List.of(examples.weakness(api.api(), "", Confidence.CONFIRMED, "were answered with a stack trace")
                        .cured(CURE));
    }

    private static boolean isTrace(LearnedField field) {
        boolean named = NAMES.contains(field.path().fieldName().toLowerCase(Locale.ROOT));
        if (!named || field.maxLength() < LEAST_LENGTH) {
            return false;
        }
        for (FieldPath at = field.path().parent(); at.depth() > 0; at = at.parent()) {
            if (ERRORS.contains(at.name().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
