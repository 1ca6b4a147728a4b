package dev.sinew.probe.proof.inject;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;

/**
 * A value of a request is read as a template: whoever writes it runs the template's language on the server, and often any program.
 *
 * <p>Proved by a product of two numbers between two words, in the signs of the usual template languages: the answer has the product where the
 * request has only the factors, twice with other numbers, and the same signs taken apart bring none. That a server works out {@code 7*7} by
 * itself, as a calculator does, is no proof: the words around it would not come back with the product.
 *
 * <p>To fix it, give values to templates as variables and never make a template of them.
 */
@Rule(
        id = "probe.template-injection",
        flaw = "template-injection",
        title = "A value of the request is read as a template",
        severity = Severity.CRITICAL,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {1336, 94},
        standards = {"PCI-DSS-4.0.1 6.2.4"})
public final class TemplateInjection implements Proof {
    private static final Computed PRODUCT = new Computed(
            List.of(
                    "%a{{%x*%y}}%b",
                    "%a${%x*%y}%b",
                    "%a#{%x*%y}%b",
                    "%a<%= %x*%y %>%b",
                    "%a{%x*%y}%b",
                    "%a[[${%x*%y}]]%b",
                    "%a@(%x*%y)%b"),
            "%a{ %x*%y )$ %b",
            "what a template works out");

    @Override
    public Manner manner() {
        return Manner.MEANING;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        return EachSlot.of(
                endpoint,
                trial,
                slot -> true,
                slot -> PRODUCT.judge(slot, trial).outcome());
    }
}
