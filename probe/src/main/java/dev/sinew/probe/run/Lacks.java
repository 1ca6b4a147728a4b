package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why nothing was created where something was wanted, and what whoever starts a run can do about it: one sentence for all tests that miss it. */
final class Lacks {
    private static final String LEFTOVERS = "; --allow-leftovers creates it all the same";
    private static final String EXAMPLES =
            "; an example in its description, or a recorded request (--traffic), shows what it takes";

    private final List<Endpoint> endpoints;
    private final Map<Endpoint, String> why = new HashMap<>();

    Lacks(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    void undeletable(Endpoint create) {
        why.putIfAbsent(create, "nothing deletes what " + create + " creates" + LEFTOVERS);
    }

    void lasting(Endpoint create) {
        why.putIfAbsent(create, "what " + create + " creates could not be deleted again" + LEFTOVERS);
    }

    void unknown(Endpoint create) {
        why.putIfAbsent(create, "nothing tells what " + create + " takes" + EXAMPLES);
    }

    void refused(Endpoint create, Persona who, Reply reply) {
        why.putIfAbsent(
                create,
                create + " as " + who + " is answered with " + reply
                        + (reply.isRefusal() ? "; an identity that may create there lets it be tried" : EXAMPLES));
    }

    void unnamed(Endpoint create) {
        why.putIfAbsent(
                create,
                create + " succeeds with no id that leads to what it creates; GET of that address must be described");
    }

    void parentless(Endpoint create) {
        String parent = create.path().substring(0, create.path().lastIndexOf('}') + 1);
        why.putIfAbsent(create, "there is nothing to create it below: " + of(parent));
    }

    /** Why there is nothing that an endpoint could be tried on. */
    String of(Endpoint endpoint) {
        return of(endpoint.path().substring(0, endpoint.path().lastIndexOf('}') + 1));
    }

    /** Why a creation brought nothing. */
    String ofCreation(Endpoint create) {
        return why.getOrDefault(create, create + " was not called");
    }

    private String of(String address) {
        String collection = address.substring(0, Math.max(0, address.lastIndexOf("/{")));
        Optional<Endpoint> create = endpoints.stream()
                .filter(each -> Homes.creates(each) && Homes.path(each).equals(collection))
                .findFirst()
                .or(() -> endpoints.stream()
                        .filter(each -> Homes.creates(each)
                                && Homes.shallow(each, endpoints)
                                        .filter(name -> address.equals(collection + "/{" + name + "}"))
                                        .isPresent())
                        .findFirst())
                .or(() -> endpoints.stream()
                        .filter(each ->
                                Homes.creates(each) && each.pathParameters().isEmpty())
                        .filter(each -> Whose.isPlaceOf(address, each))
                        .findFirst());
        if (create.isEmpty()) {
            return "no operation is described that creates one (POST " + (collection.isEmpty() ? "/" : collection)
                    + ")";
        }
        if (!create.get().required().isEmpty()) {
            return create.get() + " needs values in its query that nothing tells";
        }
        return ofCreation(create.get());
    }
}
