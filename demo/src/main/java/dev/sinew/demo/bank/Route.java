package dev.sinew.demo.bank;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One operation: where it is, who may call it, what it does, and what the description says of it. Server and description are made
 * of the same routes, so neither can say what the other does not.
 *
 * @param path template from the root
 * @param summary for people
 * @param takes members of the request body, as {@link Shapes} writes them; empty for none
 * @param asks query parameters, likewise
 * @param status when all goes well
 * @param answers members of the answer, likewise; empty for no body
 * @param documented whether the description has it
 * @param work what it does, first with the ledger to itself, then without it
 */
record Route(
        String method,
        String path,
        String summary,
        Needs needs,
        String takes,
        String asks,
        int status,
        String answers,
        boolean documented,
        Function<Call, Supplier<Answer>> work) {
    private static final String PAGING = "limit:integer offset:integer";

    /** What an operation does. */
    interface Handler {
        Answer answer(Call call);
    }

    private static Route of(String method, String path, String summary, int status, Handler handler) {
        return new Route(method, path, summary, Needs.PERSON, "", "", status, "", true, call -> {
            Answer answer = handler.answer(call);
            return () -> answer;
        });
    }

    static Route get(String path, String summary, Handler handler) {
        return of("GET", path, summary, 200, handler);
    }

    static Route post(String path, String summary, int status, Handler handler) {
        return of("POST", path, summary, status, handler);
    }

    static Route put(String path, String summary, int status, Handler handler) {
        return of("PUT", path, summary, status, handler);
    }

    static Route patch(String path, String summary, Handler handler) {
        return of("PATCH", path, summary, 200, handler);
    }

    static Route delete(String path, String summary, Handler handler) {
        return of("DELETE", path, summary, 204, handler);
    }

    /** The same for others than persons who are logged in. */
    Route by(Needs who) {
        return new Route(method, path, summary, who, takes, asks, status, answers, documented, work);
    }

    /** The same with a request body. */
    Route taking(String members) {
        return new Route(method, path, summary, needs, members, asks, status, answers, documented, work);
    }

    /** The same with query parameters. */
    Route asking(String parameters) {
        return new Route(method, path, summary, needs, takes, parameters, status, answers, documented, work);
    }

    /** The same, answering page by page. */
    Route paged(String name, String shape) {
        return asking(PAGING).answering(name + ":[" + shape + "]! total:integer! nextOffset:integer");
    }

    /** The same with an answer's body. */
    Route answering(String members) {
        return new Route(method, path, summary, needs, takes, asks, status, members, documented, work);
    }

    /** The same, with what is done without the ledger afterwards. */
    Route doing(Function<Call, Supplier<Answer>> slow) {
        return new Route(method, path, summary, needs, takes, asks, status, answers, documented, slow);
    }

    /** The same, which no description mentions. */
    Route forgotten() {
        return new Route(method, path, summary, needs, takes, asks, status, answers, false, work);
    }

    /** The names of the parameters in the path, in order. */
    List<String> parameters() {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1))
                .toList();
    }
}
