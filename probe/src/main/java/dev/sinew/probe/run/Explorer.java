package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.probe.oracle.SensitiveFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets a caller look around: asks for everything that can be asked without knowing anything, then for what the answers tell of, until
 * nothing new comes, round by round, the requests of a round at the same time. Reads only.
 */
final class Explorer {
    private static final int MOST_ROUNDS = 12;

    private Explorer() {}

    /** Asks for objects that never existed, to see what failure looks like at each place. */
    static void fail(List<Endpoint> endpoints, Session who, Replies replies, FailureShapes failures) {
        List<Filled> never = endpoints.stream()
                .filter(Endpoint::isRead)
                .flatMap(each -> Filler.never(each).stream())
                .toList();
        List<Reply> all = Together.map(never, each -> replies.ask(each.ask(), who));
        for (int i = 0; i < all.size(); i++) {
            failures.learn(all.get(i), never.get(i).endpoint().path());
        }
    }

    static void explore(
            Persona persona,
            List<Persona> personas,
            List<Endpoint> endpoints,
            Replies replies,
            FailureShapes failures) {
        Set<String> asked = new HashSet<>();
        Parents parents = Parents.of(endpoints);
        // What was recorded may be anybody's: it is asked for last, where the target itself told of nothing.
        boolean recorded = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Filled> news = new ArrayList<>();
            for (Endpoint endpoint : endpoints) {
                if (endpoint.isRead() && !(endpoint.described().deprecated() && round == 0)) {
                    Filler.fill(endpoint, persona, recorded).stream()
                            .filter(each -> asked.add(each.toString()))
                            .forEach(news::add);
                }
            }
            if (news.isEmpty() && round > 0) {
                if (recorded) {
                    return;
                }
                recorded = true;
            }
            List<Reply> all = Together.map(news, each -> replies.ask(each.ask(), persona.session()));
            for (int i = 0; i < all.size(); i++) {
                learn(persona, personas, news.get(i), all.get(i), parents, replies, failures);
            }
        }
    }

    private static void learn(
            Persona persona,
            List<Persona> personas,
            Filled filled,
            Reply reply,
            Parents parents,
            Replies replies,
            FailureShapes failures) {
        if (!failures.isSuccess(reply, filled.endpoint().path())) {
            persona.refused(filled.endpoint(), reply);
            return;
        }
        boolean others = Whose.isPossession(filled.endpoint())
                && personas.stream().anyMatch(each -> each != persona && Whose.isBelow(filled, each, persona));
        if (others || isOutdated(filled, persona, parents.endpoints())) {
            // What it is told of below another is that one's all the same, and so is what only an old operation tells
            // of.
            persona.leaked(filled, reply);
        } else if (opens(reply) && opens(replies.ask(filled.ask(), Session.NOBODY))) {
            persona.leaked(filled, reply);
        } else {
            persona.succeeded(filled, reply);
            if (Whose.isOwnPage(filled, persona)) {
                reply.json().ifPresent(persona::isCalled);
            }
            Harvest.of(persona, filled, reply, parents);
        }
    }

    /**
     * Whether an operation that is said to be out of use is about things of which others told, which are in use: nobody looks after it any more, so that whom it tells of what says nothing of whose
     * that is.
     */
    private static boolean isOutdated(Filled filled, Persona persona, List<Endpoint> endpoints) {
        if (!filled.endpoint().described().deprecated()) {
            return false;
        }
        Set<String> outdated = endpoints.stream()
                .filter(each -> each.described().deprecated())
                .map(Endpoint::path)
                .collect(Collectors.toSet());
        String kind = Nouns.thing(filled.endpoint().lastSegment());
        return persona.known().stream()
                .anyMatch(each -> each.kind().equals(kind)
                        && Nouns.isIdentifying(each.member())
                        && !outdated.contains(each.source()));
    }

    private static boolean opens(Reply reply) {
        return reply.succeeded() && reply.json().filter(SensitiveFields::opens).isPresent();
    }
}
