package dev.sinew.engine.rules.posture;

import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Trait;

/** Whether browsers call an operation, which is what headers made for browsers matter to. */
final class Browsers {
    private Browsers() {}

    /** Whether it shows: pages, sessions in cookies, or calls from pages of other origins. */
    static boolean use(OperationPosture operation) {
        boolean pages = operation.learned().answers().values().stream()
                .anyMatch(answer -> answer.body().kinds().contains(BodyKind.HTML));
        return pages
                || operation.count(Trait.SESSION_COOKIE) > 0
                || operation.count(Trait.CROSS_ORIGIN) > 0
                || operation.learned().authenticationTypes().contains("session-cookie");
    }
}
