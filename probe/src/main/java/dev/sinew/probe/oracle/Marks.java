package dev.sinew.probe.oracle;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Origin;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the marks of the engine, which judge traffic, notice in a reply that was asked for without credentials. Belongs to one thread. */
public final class Marks {
    private final URI target;
    private final Observer observer;

    /** Those of some ids, over replies of a target. */
    public Marks(URI target, Set<String> ids) {
        this.target = target;
        this.observer = new Observer(
                PrivacyKey.throwAway(),
                new MarkSet(RuleIndex.all().stream()
                        .filter(each -> ids.contains(each.facts().id()))
                        .toList()),
                ObserveLimits.DEFAULT);
    }

    /** What is noticed first, in a few words with nothing raw in them. */
    public Optional<String> of(Ask ask, Reply reply) {
        Headers.Builder asked = new Headers.Builder();
        for (Header each : ask.headers()) {
            asked.add(each.name(), each.value());
        }
        Headers.Builder answered = new Headers.Builder();
        reply.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    // What was read is decoded and whole.
                    if (!name.startsWith(":")
                            && !name.equals("content-encoding")
                            && !name.equals("transfer-encoding")) {
                        answered.add(name, value);
                    }
                }));
        String root = target.getScheme() + "://" + target.getAuthority();
        Exchange exchange = new Exchange(
                Origin.NONE,
                "",
                Exchange.TIME_UNKNOWN,
                -1,
                "",
                Direction.INCOMING,
                new Exchange.Request(
                        ask.method(), Slice.of(root + ask.path()), asked.build(), Body.whole(Slice.of(ask.body()))),
                Optional.of(
                        new Exchange.Response(reply.status(), answered.build(), Body.whole(Slice.of(reply.text())))));
        List<MarkHit> hits = observer.observe(exchange).marks();
        return hits.stream().map(MarkHit::note).findFirst();
    }
}
