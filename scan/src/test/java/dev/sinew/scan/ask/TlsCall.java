package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import dev.sinew.scan.rules.RuleSetReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** A process of its own that asks at each address, since what the platform trusts is settled once in each. */
final class TlsCall {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private TlsCall() {}

    /** A question that is answered by status. */
    static Question question(String url) {
        return RuleSetReader.parse(
                        "[[rules]]\nid = \"demo\"\nregex = \"demo\"\n[rules.ask]\nurl = \"" + url
                                + "\"\nworks = [\"200\"]\n",
                        "demo.toml")
                .rules()
                .getFirst()
                .question()
                .orElseThrow();
    }

    public static void main(String[] urls) {
        PrintStream out = System.out;
        for (String url : urls) {
            Question question = question(url);
            try (Wire wire = Wire.open(question, PATIENCE)) {
                out.println(wire.ask(Request.of(question, "demo_secret", "Sinew/test"), question::readsBody)
                        .status());
            } catch (IOException e) {
                out.println(NoAnswer.why(e));
            }
        }
    }
}
