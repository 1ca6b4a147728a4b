package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.Origin;
import dev.sinew.model.Trait;
import java.util.Set;

/** From where an api is reached and meant to be reached, by what the user tells, its name and its clients' addresses. */
final class Reach {
    private static final Set<String> TESTS = Set.of(
            "test", "testing", "dev", "development", "staging", "stage", "qa", "uat", "sandbox", "local", "demo", "ci");

    private Reach() {}

    /** Whether the user tells that it is for the inside alone. */
    static boolean isToldInternal(ApiPosture api) {
        return api.facts().exposure().equals("internal");
    }

    /** Whether it is for the inside alone, by what the user tells or, where nothing is told, by the host's name. */
    static boolean isInternal(ApiPosture api) {
        return isToldInternal(api) || (api.facts().exposure().isEmpty() && HostName.isInternal(api.api()));
    }

    /** Whether the user tells that it is no production. */
    static boolean isTest(ApiPosture api) {
        return TESTS.contains(api.facts().environment());
    }

    /** How many calls surely came from an address of the internet and had a trait. */
    static long publicWith(OperationPosture operation, Trait trait) {
        return both(operation, operation.count(Trait.PUBLIC_CLIENT), operation.count(trait));
    }

    /** How many calls surely came from an address of the internet and succeeded. */
    static long publicSuccesses(OperationPosture operation) {
        return both(operation, operation.count(Trait.PUBLIC_CLIENT), operation.successes());
    }

    /** How many calls surely had two things, of which so many had the one and so many the other. */
    static long both(OperationPosture operation, long one, long other) {
        long answered = operation.learned().answers().values().stream()
                .mapToLong(answer -> answer.count())
                .sum();
        long all = Math.max(answered, operation.learned().requests());
        return Math.min(Math.min(one, other), Math.max(0, one + other - all));
    }

    /** The earliest exchange of a successful answer, or the earliest of all. */
    static Origin firstSuccess(OperationPosture operation) {
        return operation.learned().answers().entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .map(entry -> entry.getValue().first())
                .findFirst()
                .orElse(operation.learned().first());
    }

    /** Whether any operation was called from the internet. */
    static boolean fromInternet(ApiPosture api) {
        return api.operations().stream().anyMatch(each -> each.count(Trait.PUBLIC_CLIENT) > 0);
    }
}
