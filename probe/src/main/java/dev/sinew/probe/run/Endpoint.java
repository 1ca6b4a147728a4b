package dev.sinew.probe.run;

import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the target.
 *
 * @param operation what it is called in reports
 * @param described what the specification says
 * @param description the specification
 * @param recorded what recorded requests of it carried
 */
public record Endpoint(
        Operation operation, DescribedOperation described, ApiDescription description, Recorded recorded) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");
    private static final Pattern LOGOUT = Pattern.compile("(?i)/(?:log|sign)[-_]?(?:out|off)(?:/|$)");
    private static final Pattern SESSIONS = Pattern.compile("(?i)/(?:log|sign)[-_]?(?:in|on|out|off)(?:/|$)");
    private static final Pattern REVOCATION = Pattern.compile("(?i)/(?:revoke|revocation)(?:[-_/]?tokens?)?$");
    /** What a caller has one of, so that to delete it without saying which is to log out. */
    private static final Pattern OWN_SESSION = Pattern.compile(
            "(?i)/(?:(?:sessions?|tokens?)(?:/(?:current|me|self|mine))?|(?:log|sign)[-_]?in|auth(?:entication)?)$");

    /** So far below an answer words are looked for, and among so many schemas. */
    private static final int DEEPEST = 3;

    private static final int MOST_SCHEMAS = 500;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");

    /** Parameters that prove who calls. */
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)(?:x[-_])?(?:api[-_]?key|access[-_]?token|sid)");

    private static final Pattern TOKEN = Pattern.compile("(?i)(?:(?:access|auth|session|bearer|jwt)[-_]?)?token|jwt");

    private static final Pattern OF_ONE_REQUEST = Pattern.compile("(?i)(?:x-)?idempotency-?key");
    /** Headers that prove who calls, and those that the client writes. */
    private static final Pattern PROVING = Pattern.compile(
            "(?i)auth|token|key|session|secret|cookie|jwt|sign|credential|passw|csrf|xsrf|^(?:host|accept|content-\\w+|user-agent|connection)$");

    /** One of which no requests were recorded. */
    public Endpoint(Operation operation, DescribedOperation described, ApiDescription description) {
        this(operation, described, description, Recorded.NOTHING);
    }

    /** The same with what was recorded. */
    Endpoint recorded(Recorded values) {
        return new Endpoint(operation, described, description, values);
    }

    /** Whether calls of an operation are calls of this: same method and selector, and each segment of the path is the same or a parameter. */
    public boolean standsFor(Operation other) {
        String[] own = path().split("/", -1);
        String[] its = plain(other.path()).split("/", -1);
        boolean fits = own.length == its.length
                && operation.method().equals(other.method())
                && operation.selector().equals(other.selector());
        for (int i = 0; fits && i < own.length; i++) {
            fits = own[i].equals(its[i]) || PARAMETER.matcher(own[i]).find();
        }
        return fits;
    }

    /** The operations of some specifications as those of one target; the first description of each counts. */
    public static List<Endpoint> of(List<ApiDescription> descriptions, String api) {
        Map<Operation, Endpoint> all = new LinkedHashMap<>();
        for (ApiDescription description : descriptions) {
            for (DescribedOperation described : description.operations()) {
                if (!described.path().startsWith("/")) {
                    continue;
                }
                String path = described.servers().getFirst().basePath() + described.path();
                Operation operation = new Operation(api, described.method(), path, described.selector());
                all.putIfAbsent(operation.unnamed(), new Endpoint(operation, described, description));
            }
        }
        return List.copyOf(all.values());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint endpoint && operation.equals(endpoint.operation);
    }

    /** By the operation alone: it is a key, and the description is large. */
    @Override
    public int hashCode() {
        return operation.hashCode();
    }

    /** The path without a slash at its end, which says nothing of what stands where; requests have the operation's own. */
    public String path() {
        return plain(operation.path());
    }

    /** What the path ends with: a word, or a parameter in braces. */
    public String lastSegment() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** Whether it is called at a path. */
    public boolean isAt(String path) {
        return plain(path).equals(path());
    }

    /** Without a slash at its end. */
    static String plain(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether it only reads: by its method, unless the end of its path says that something is done, or a password goes with it; else as it turned out. */
    public boolean isRead() {
        return recorded.looked() || operation.method().equals("GET") && !Deeds.isOne(path()) && !takesPassword();
    }

    /** Whether a name and a password stand in its address, as where users log in or sign up by {@code GET}. A password alone may open a document that is shared. */
    public boolean takesPassword() {
        return operation.method().equals("GET")
                && described.parameters().stream()
                        .anyMatch(each -> each.location() == Location.QUERY
                                && AccountMembers.isPassword(Nouns.plain(each.name())))
                && pathParameters().isEmpty()
                && AccountMembers.of(described.parameters().stream()
                                .filter(each -> each.location() == Location.QUERY)
                                .map(Parameter::name)
                                .collect(Collectors.toSet()))
                        .isCredentials();
    }

    /** Whether callers begin or end their sessions with it: its path says so. */
    public boolean isOfSessions() {
        return !isRead() && (SESSIONS.matcher(path()).find() || endsOwnSession());
    }

    /** Whether its path names nothing and says that something is ended or undone, as {@code POST /account/deactivate}: that is the caller's own. */
    public boolean endsSomething() {
        return !isRead()
                && pathParameters().isEmpty()
                && (Deeds.isOne(path()) || lastSegment().matches("(?i)(?:close|leave)(?:[-_].*)?"));
    }

    /** Whether callers end their sessions with it. */
    public boolean isLogout() {
        return !isRead() && LOGOUT.matcher(path()).find() || endsOwnSession();
    }

    /** Whether a token that its body has is taken back there, as RFC 7009 says. */
    public boolean isRevocation() {
        return operation.method().equals("POST")
                && pathParameters().isEmpty()
                && REVOCATION.matcher(path()).find()
                && SignUp.own(this).contains("token");
    }

    private boolean endsOwnSession() {
        return operation.method().equals("DELETE")
                && OWN_SESSION.matcher(path()).find();
    }

    /** The names of the parameters in the path that say what is meant, in order: which part of a list is wanted says nothing of that. */
    public List<String> pathParameters() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path());
        while (matcher.find()) {
            if (Paging.of(matcher.group(1)).isEmpty()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The path of its requests, with all that says which part of a list is wanted. */
    String paged() {
        Matcher matcher = PARAMETER.matcher(operation.path());
        return matcher.replaceAll(
                each -> Matcher.quoteReplacement(Paging.of(each.group(1)).orElse(each.group())));
    }

    /**
     * The names of the parameters that say which object is meant, in order: those of the path, then those of the query without which it must not be called and that
     * are ids by name, say who somebody is, or turned out to be needed.
     */
    public List<String> ids() {
        List<String> names = new ArrayList<>(pathParameters());
        for (Parameter each : required()) {
            if (each.location() == Location.QUERY
                    && (Nouns.isIdOfSomething(each.name())
                            || Nouns.isNameOfSomebody(Nouns.plain(each.name()))
                            || recorded.needed().contains(each.name()))
                    && !names.contains(each.name())) {
                names.add(each.name());
            }
        }
        return names;
    }

    /**
     * The parameters of the query without which it must not be called, but for those that carry what it is to write, and those that prove who calls,
     * as identities do that by themselves.
     */
    public List<Parameter> required() {
        return carrier() == Carrier.QUERY
                ? List.of()
                : described.parameters().stream()
                        .filter(each -> each.location() == Location.QUERY
                                && (each.required() || recorded.needed().contains(each.name())))
                        .filter(each -> !TOKEN.matcher(each.name()).matches())
                        .toList();
    }

    /** What the values that it writes are carried by: what its body is described as, else, where it has none and changes something, the query. */
    public Carrier carrier() {
        if (recorded.looked()) {
            return Carrier.MEMBERS;
        }
        if (described.requestBody().isPresent()) {
            Set<String> types = described.requestBody().get().content().keySet();
            return types.stream().anyMatch(each -> each.endsWith("json"))
                    ? Carrier.JSON
                    : Stream.of(Carrier.FORM, Carrier.MULTIPART)
                            .filter(each -> types.contains(each.contentType()))
                            .findFirst()
                            .orElse(Carrier.JSON);
        }
        return (WRITES.contains(operation.method()) || takesPassword())
                        && carried().stream().anyMatch(each -> !Nouns.isIdOfSomething(each.name()))
                ? Carrier.QUERY
                : Carrier.JSON;
    }

    /** The parameters of the query but for those that are credentials. */
    List<Parameter> carried() {
        return described.parameters().stream()
                .filter(each -> each.location() == Location.QUERY)
                .filter(each -> !CREDENTIAL.matcher(each.name()).matches())
                .toList();
    }

    /**
     * The headers without which it must not be called, with values that its description allows. Those that prove who calls are no part of it: they
     * are the identity's, and nobody has none. What an identity sends under the same name stands instead.
     */
    public List<Header> headers() {
        return described.parameters().stream()
                .filter(each -> each.location() == Location.HEADER && (each.required() || isOfOneRequest(each.name())))
                .filter(each -> isOfOneRequest(each.name())
                        || !PROVING.matcher(each.name()).find())
                .map(each -> new Header(
                        each.name(),
                        isOfOneRequest(each.name())
                                ? UUID.randomUUID().toString()
                                : Filler.sample(each.schema(), this).orElse("7d3f9a4c-5b21-4e0f-9c38-2f6a1d0b8e57")))
                .toList();
    }

    /** Whether a header tells a request from all others, so that the same one sent again counts once: another request has another. */
    private static boolean isOfOneRequest(String header) {
        return OF_ONE_REQUEST.matcher(header).matches();
    }

    /** The same as another request: where a header tells requests apart, by another value. */
    static Ask anew(Ask ask) {
        Ask other = ask;
        for (Header each : ask.headers()) {
            if (isOfOneRequest(each.name())) {
                other = other.instead(each.name(), UUID.randomUUID().toString());
            }
        }
        return other;
    }

    /** The members that its JSON body may have, or the object that it does nothing but wrap. */
    public Set<String> members() {
        return carrier() == Carrier.JSON ? SignUp.own(this) : Set.of();
    }

    /** The words that a member of its answers may be, in what they are of or right below, as its description says; empty where it says none. */
    public List<String> words(String member) {
        return described.answers().entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .flatMap(each -> each.getValue().content().values().stream())
                .flatMap(each -> below(each, DEEPEST))
                .limit(MOST_SCHEMAS)
                .flatMap(each -> Stream.ofNullable(each.properties().get(member)))
                .flatMap(each -> description.resolver().variants(each).stream())
                .map(Schema::values)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The value that its description gives as an example of a parameter; empty where it gives none. */
    public Optional<String> example(String parameter) {
        return described.parameters().stream()
                .filter(each -> each.name().equals(parameter))
                .map(each -> description
                        .resolver()
                        .variants(each.schema())
                        .getFirst()
                        .example())
                .filter(each -> !each.isEmpty())
                .findFirst();
    }

    /** Whether answers that tell of success have a member of such a name, as its description says. */
    public boolean isAnsweredWith(Predicate<String> name) {
        return described.answers().entrySet().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .flatMap(each -> each.getValue().content().values().stream())
                .flatMap(each -> below(each, DEEPEST))
                .limit(MOST_SCHEMAS)
                .anyMatch(each -> each.properties().keySet().stream().anyMatch(name));
    }

    private Stream<Schema> below(Schema schema, int depth) {
        return description.resolver().variants(schema).stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each),
                        depth == 0
                                ? Stream.empty()
                                : each.properties().values().stream().flatMap(inner -> below(inner, depth - 1))));
    }

    /** Whether its description says of it, and not of all, that nobody must prove who calls: {@code security: []}, or with an alternative that is empty. */
    public boolean saysOpen() {
        Node said = written().get("security");
        return said.isList() && !declaresSecurity();
    }

    /** Whether its JSON body takes a list of ids and nothing else. */
    public boolean takesNothingButIds() {
        List<Place> places = Place.ofBody(this).toList();
        return places.size() == 1 && places.getFirst().several();
    }

    /** The summary that its description gives it, or empty. */
    public String summary() {
        return written().get("summary").text();
    }

    /** The first sentence that its description has beside the summary, or empty. */
    public String sentence() {
        return written().get("description").text().strip().split("(?<=[.!?])\\s|\\n", 2)[0];
    }

    /** All that its description says of it: the summary, and what follows. */
    public String text() {
        return summary() + ". " + written().get("description").text().strip();
    }

    private Node written() {
        return description
                .sources()
                .root()
                .get("paths")
                .get(described.path())
                .get(described.method().toLowerCase(Locale.ROOT));
    }

    /** Whether the specification says that callers must prove themselves: there are alternatives, and none of them is to say nothing. */
    public boolean declaresSecurity() {
        return !described.security().isEmpty() && described.security().stream().noneMatch(List::isEmpty);
    }

    /** Whether the specification says that callers need not prove themselves: one of the alternatives is to say nothing. */
    public boolean declaresOpen() {
        return described.security().stream().anyMatch(List::isEmpty);
    }

    @Override
    public String toString() {
        return operation.method() + " " + operation.path();
    }
}
