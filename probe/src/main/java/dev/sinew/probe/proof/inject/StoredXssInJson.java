package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that somebody stored is sent as part of a page, signs and all: a browser that opens the address runs it as the one who looks.
 *
 * <p>Proved on an object that the run creates with an element of HTML in its texts: the answer to a read is declared as a page ({@code text/html},
 * XHTML or SVG) and has the element unchanged, twice. The same text in an answer that is declared as JSON is harmless there, as browsers do not
 * read it as a page, and proves nothing; neither does one whose signs are escaped.
 *
 * <p>To fix it, declare JSON as {@code application/json} with {@code X-Content-Type-Options: nosniff}, and escape what goes into pages.
 */
@Rule(
        id = "probe.stored-xss-in-json",
        flaw = "stored-xss-in-json",
        title = "A stored text comes back as part of a page",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {79},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class StoredXssInJson implements Proof {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml", "image/svg+xml");

    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        return fixtures.made().stream()
                .filter(each -> each.at(endpoint).isPresent())
                .findFirst()
                .map(like -> judge(endpoint, like, fixtures, trial));
    }

    private static Outcome judge(Endpoint endpoint, Made like, Fixtures fixtures, Trial trial) {
        String element = "<img src=x onerror=" + Fresh.word() + ">";
        Optional<Made> made = fixtures.another(like, element);
        if (made.isEmpty()) {
            return Outcome.inconclusive(like.owner() + " could not create an object with signs of HTML in its texts");
        }
        try {
            Ask ask = made.get().at(endpoint).orElseThrow().ask();
            Reply first = trial.askAgain(ask, like.owner().session());
            if (!first.text().contains(element)) {
                return Outcome.refuted("the text does not come back unchanged: " + first);
            }
            if (!PAGES.contains(first.contentType())) {
                return Outcome.refuted("the text comes back unchanged, but declared as "
                        + (first.contentType().isEmpty() ? "nothing" : first.contentType())
                        + ", which browsers do not read as a page");
            }
            Reply second = trial.askAgain(ask, like.owner().session());
            if (!second.text().contains(element) || !PAGES.contains(second.contentType())) {
                return Outcome.inconclusive("the text came back unchanged in a page once and not again");
            }
            return Outcome.confirmed(
                    "an element of HTML in a stored text comes back unchanged in an answer declared as "
                            + first.contentType() + ", twice",
                    List.of(new Outcome.Step(like.owner().session(), ask, "a page with the stored element")));
        } finally {
            fixtures.discard(made.get());
        }
    }
}
