package dev.sinew.bench;

import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;

/** The observer as a collector runs it, with all marks and the default limits, under a fixed key. */
final class ObserveLoop {
    private final Observer observer =
            new Observer(new PrivacyKey(new byte[32]), new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);

    Observation observe(Exchange exchange) {
        return observer.observe(exchange);
    }
}
