package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what stands below something that is refused to who asks: the transactions of an account at whose own address the target says that it is not the other's. Who
 * knows of its number, as of that of an account that money came from, may read no more of it for that. Only what one shows to nobody counts: the posts of a member whose
 * page is closed may be for all; and what is the same thing in another form, such as a file to download.
 */
final class BelowRefused {
    private static final Set<String> RENDITIONS = Set.of(
            "download",
            "pdf",
            "csv",
            "html",
            "xml",
            "json",
            "print",
            "content",
            "file",
            "raw",
            "export",
            "preview",
            "document",
            "letter",
            "receipt",
            "details");

    private BelowRefused() {}

    /** What others get of it; empty where nothing above is refused to them, and open to its owner. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        Optional<Endpoint> above = above(endpoint, trial);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                Optional<Reached> owned = owner == other
                                || Rank.apart(other, owner)
                                || other.reached(above.get()).isEmpty()
                        ? Optional.empty()
                        : owned(endpoint, above.get(), owner, other, trial);
                if (owned.isPresent() && !verdicts.isConfirmed()) {
                    tried = true;
                    verdicts.add(new ForeignRead(trial, owner, other)
                            .judge(
                                    owned.get(),
                                    other.seenBut(endpoint, owned.get().filled().last()::equals))
                            .because(above.get() + " above it is refused to " + other));
                }
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** What is read at the address that something stands right below, or one of a collection there. */
    private static Optional<Endpoint> above(Endpoint endpoint, Trial trial) {
        String path = endpoint.path().endsWith("}")
                ? endpoint.path().substring(0, endpoint.path().lastIndexOf('/'))
                : endpoint.path();
        int end = path.lastIndexOf('}') + 1;
        return end == 0 || end == path.length()
                ? Optional.empty()
                : trial.endpoints().stream()
                        .filter(each -> each.isRead()
                                && each.required().isEmpty()
                                && each.path().equals(path.substring(0, end)))
                        .findFirst();
    }

    private static Optional<Reached> owned(
            Endpoint endpoint, Endpoint above, Persona owner, Persona other, Trial trial) {
        return owner.reached(endpoint).stream()
                .filter(each -> isRendition(endpoint)
                        || Possessions.isPrivate(endpoint.path())
                        || each.reply()
                                .json()
                                .filter(SensitiveFields::isPersonal)
                                .isPresent())
                .filter(each -> owner.reached(above).stream()
                        .filter(top -> each.filled()
                                .bindings()
                                .entrySet()
                                .containsAll(top.filled().bindings().entrySet()))
                        .anyMatch(top -> trial.ask(top.filled().ask(), other.session())
                                        .isRefusalOrMissing()
                                && trial.isSuccess(trial.ask(top.filled().ask(), owner.session()))))
                .findFirst();
    }

    /** Whether it is the same thing once more, in another form, as who may not see the one may not see the other. */
    private static boolean isRendition(Endpoint endpoint) {
        return RENDITIONS.contains(endpoint.lastSegment().toLowerCase(Locale.ROOT));
    }
}
