package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Under which id something that was just created can be found. */
final class FoundIds {
    private final List<Endpoint> endpoints;
    private final Sender sender;
    private final FailureShapes failures;
    private final Ledger ledger;

    /** By the operation that creates: where its answers tell the id. */
    private final Map<Endpoint, String> members = new HashMap<>();

    FoundIds(List<Endpoint> endpoints, Sender sender, FailureShapes failures, Ledger ledger) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.failures = failures;
        this.ledger = ledger;
    }

    /**
     * The id under which an answer to a creation tells that something can be found. An answer may tell several, such as the number of a row beside
     * what paths take: the first one counts that is not missed where its owner reads it, and it is called so from then on. Where all are missed there is none,
     * as a wrong one may be somebody else's.
     */
    Optional<String> of(Reply reply, Made planned) {
        Map<String, String> told = Ids.of(
                reply,
                planned.parameter(),
                Nouns.singular(Made.kind(planned.create().endpoint())));
        Endpoint collection = planned.create().endpoint();
        String known = members.get(collection);
        if (known != null) {
            return Optional.ofNullable(told.get(known));
        }
        for (Map.Entry<String, String> each : told.entrySet()) {
            Made made = planned.called(each.getValue());
            if (ledger.read(made).filter(Ledger::isMissing).isEmpty()) {
                members.put(collection, each.getKey());
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    /** The id that the creator chose itself: a member of the body that is called as paths call it, where its owner then reads something. */
    Optional<String> chosen(Optional<ObjectNode> body, Made planned) {
        Optional<String> sent = body.flatMap(each -> each.properties().stream()
                .filter(member -> Nouns.plain(member.getKey()).equals(Nouns.plain(planned.parameter()))
                        && member.getValue().isString())
                .map(member -> member.getValue().asString())
                .findFirst());
        return sent.filter(each -> {
            Made made = planned.called(each);
            return endpoints.stream()
                    .filter(read -> read.isRead() && made.isAddress(read))
                    .flatMap(read -> made.at(read).stream())
                    .anyMatch(read -> failures.isSuccess(
                            sender.send(read.ask(), planned.owner().session().headers())));
        });
    }
}
