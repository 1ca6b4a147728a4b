package dev.sinew.engine.rules;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.inject.AnswerText;
import dev.sinew.engine.inject.SerialText;
import dev.sinew.engine.inject.Value;
import dev.sinew.engine.mark.Mark;
import dev.sinew.engine.mark.MarkSink;
import dev.sinew.engine.mark.MarkSubject;
import dev.sinew.model.Direction;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of a request, often a cookie, is an object of some language written down.
 *
 * <p>An application that reads such a value back builds whatever classes it names; with the right ones this runs commands. That the
 * application signs or encrypts the value first is the only reason why it may be harmless.
 *
 * <p>It fires on Java's and .NET's streams, PHP objects, Python pickles that look something up and call it, Ruby objects beyond
 * sessions' hashes, functions for Node's serialisers, YAML and JSON types that run code, plain or in base64. Exposed means that the
 * answer has what a command prints or the error of the reading. It stays quiet for other base64, for tokens and images, and for JSF's
 * view state.
 *
 * <p>Members that all objects of a JavaScript program would inherit ({@code __proto__}) count, too, wherever they stand in a request.
 *
 * <p>Measured: 89 signals in three labelled captures, all of attacks; none on their 3,263 honest exchanges, and none on
 * 19,280 made of prose, code, markup and odd names. Preview: three applications are few.
 *
 * <p>To fix it, send plain data (JSON) and check its schema; keep sessions on the server or in signed tokens.
 */
@Rule(
        id = "detect.deserialization",
        flaw = "deserialization",
        title = "A serialised object where a value is expected",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {502})
public final class Deserialization implements Mark {
    private static final Pattern SHOWN = Pattern.compile(
            "uid=\\d+\\(\\w+\\) gid=|root:[x*!]?:0:0:|java\\.io\\.\\w*(?:StreamCorrupted|InvalidClass|NotSerializable)|ClassNotFoundException|unserialize\\(\\)|UnpicklingError|pickle\\.|SerializationException|Unserialize|InvalidTypeIdException|autoType is not support");

    @Override
    public void examine(MarkSubject subject, MarkSink sink) {
        if (subject.exchange().direction() != Direction.INCOMING) {
            return;
        }
        for (Value value : subject.values().all()) {
            Optional<String> language = SerialText.language(value);
            if (language.isPresent()) {
                Injection.hit(subject, sink, value, language.get(), (answer, each) -> answer.has(SHOWN));
                return;
            }
        }
        Slice body = subject.exchange().request().body().bytes();
        byte[] bytes = body.array();
        int at = body.from();
        if (body.length() > 5
                && bytes[at] == (byte) 0xac
                && bytes[at + 1] == (byte) 0xed
                && bytes[at + 2] == 0
                && bytes[at + 3] == 5) {
            AnswerText answer = Injection.answer(subject);
            sink.hit(Side.REQUEST, "body", answer.outcome(answer.has(SHOWN)), "a Java object");
        }
    }
}
