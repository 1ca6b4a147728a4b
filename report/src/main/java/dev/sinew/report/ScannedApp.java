package dev.sinew.report;

import dev.sinew.model.Operation;
import java.util.List;

/**
 * A mobile app that was scanned.
 *
 * @param file as it was named
 * @param id its own name, such as {@code com.bank.app}
 * @param version its version for people, or empty
 * @param kind {@code APK}, {@code AAB}, {@code IPA} …
 * @param answers to the questions that are asked of every app, in their order
 * @param calls what it calls, in order
 */
public record ScannedApp(String file, String id, String version, String kind, List<Answer> answers, List<Call> calls) {
    public ScannedApp {
        answers = List.copyOf(answers);
        calls = List.copyOf(calls);
    }

    /**
     * An answer.
     *
     * @param key names the question for programs: {@code secrets}, {@code interception}, {@code obfuscated}, {@code apis}
     * @param question it in words
     * @param verdict {@code yes}, {@code partly}, {@code no} or {@code unknown}
     * @param note why
     */
    public record Answer(String key, String question, String verdict, String note) {}

    /**
     * Something that it calls.
     *
     * @param operation host, method and path as far as known; what is not known is empty, or {@code {}} in a path
     * @param secure whether it is encrypted
     * @param library what it is called with
     * @param place class and method, or file
     * @param secrets names of headers and parameters for keys and tokens
     * @param standing {@code known}, {@code shadow}, {@code zombie} or {@code unauthenticated} against an inventory; empty without one, or
     *     where that is of other hosts
     */
    public record Call(
            Operation operation, boolean secure, String library, String place, List<String> secrets, String standing) {
        public Call {
            secrets = List.copyOf(secrets);
        }
    }
}
