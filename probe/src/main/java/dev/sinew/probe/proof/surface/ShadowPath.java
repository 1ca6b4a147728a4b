package dev.sinew.probe.proof.surface;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Patience;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The host answers an operation that no specification describes.
 *
 * <p>What is not described is not reviewed, not tested and not watched: lists for staff, exports, what was made for debugging.
 *
 * <p>Proved at paths that are often there, below the root, the base path and the described collections: JSON comes back twice that holds data which
 * the caller knows from described operations, or that nobody is refused and the caller is not; a path beside it that never existed is not
 * answered. Front pages for all paths, health and descriptions are none. At most 80 requests, once a host, as the first identity that is not
 * privileged.
 *
 * <p>To fix it, describe it, or take it out.
 */
@Rule(
        id = "probe.shadow-path",
        flaw = "shadow-operation",
        title = "An operation that nothing describes is answered",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API9:2023"},
        cwe = {1059})
public final class ShadowPath implements HostProof {
    private static final int MOST = 80;
    private static final int MOST_COLLECTIONS = 6;
    private static final List<String> WORDS = List.of(
            "admin",
            "admin/users",
            "internal",
            "internal/users",
            "users",
            "users/all",
            "user",
            "accounts",
            "customers",
            "orders",
            "payments",
            "transactions",
            "config",
            "settings",
            "env",
            "debug",
            "logs",
            "logging",
            "audit",
            "backup",
            "export",
            "dump",
            "keys",
            "tokens",
            "sessions",
            "test",
            "private");
    private static final List<String> BELOW = List.of("all", "export", "debug", "_debug", "search");

    @Override
    public List<Placed> prove(Trial trial) {
        List<Persona> ordinary = trial.customers().stream().toList();
        Persona persona = ordinary.isEmpty() ? trial.personas().getFirst() : ordinary.getFirst();
        List<Placed> found = new ArrayList<>();
        Patience patience = new Patience(trial);
        for (String path : paths(trial)) {
            Reply reply = trial.ask(Ask.get(path), persona.session());
            if (!patience.isLeft(reply)) {
                found.addAll(Nowhere.host(
                        Outcome.inconclusive("not all was asked, as the host fails or refuses so many: " + reply),
                        trial));
                return found;
            }
            new RealAnswer(trial, persona, Ask.get(path))
                    .judge("GET " + path)
                    .ifPresent(each -> found.add(Nowhere.placed("GET", path, each, trial)));
        }
        return found.isEmpty()
                ? Nowhere.host(Outcome.refuted("no path that is often there is answered as an operation"), trial)
                : found;
    }

    private static List<String> paths(Trial trial) {
        Set<String> paths = new LinkedHashSet<>();
        for (String base : Prefixes.bases(trial)) {
            WORDS.forEach(word -> paths.add(base + "/" + word));
        }
        trial.endpoints().stream()
                .filter(each -> each.isRead() && isCollection(each, trial))
                .limit(MOST_COLLECTIONS)
                .forEach(each -> BELOW.forEach(word -> paths.add(each.path() + "/" + word)));
        // What is described, if only as an object of that name, is none.
        paths.removeIf(path -> Described.is("*", path, trial));
        return paths.stream().limit(MOST).toList();
    }

    private static boolean isCollection(Endpoint endpoint, Trial trial) {
        return endpoint.pathParameters().isEmpty()
                && trial.endpoints().stream().anyMatch(each -> each.path().startsWith(endpoint.path() + "/{"));
    }
}
