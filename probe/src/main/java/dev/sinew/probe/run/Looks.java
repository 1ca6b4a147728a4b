package dev.sinew.probe.run;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Location;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What only looks at something though it is posted, as in services all of whose operations are: {@code POST /balance/view}, {@code POST /user/profile}. It demands nothing, the end of its path says that it
 * is looked at, and asked twice with nothing in it, it is answered with the same that is more than a message. From then on it is a read, and the members of its body are what a query has. Silent are those
 * whose path only names what is there, as {@code POST /orders} does, those that take what could be written, and those that demand something: these are tried as what is looked up. Asks by
 * {@code POST}, so that it must be allowed to write.
 */
final class Looks {
    /** What is done at an address where something is looked at: the first or the last word. */
    private static final Set<String> VERBS = Set.of(
            "view",
            "show",
            "list",
            "get",
            "fetch",
            "retrieve",
            "query",
            "search",
            "find",
            "lookup",
            "filter",
            "download");

    /** What is looked at: the only word, as another before it may say that it is changed. */
    private static final Set<String> THINGS = Set.of(
            "me",
            "whoami",
            "userinfo",
            "profile",
            "details",
            "info",
            "summary",
            "history",
            "statement",
            "balance",
            "pending",
            "recent",
            "latest");

    /** Members that say which part is wanted. */
    private static final Pattern PART = Pattern.compile(
            "(?i)page|size|page_?size|page_?no|per_?page|limit|offset|skip|take|cursor|sort|sort_?by|order|order_?by|from|to|since|until|start|end|(?:start|end|from|to)_?date|month|year");

    private static final Pattern SAYS =
            Pattern.compile("(?i)(?:status_?|http_?)?(?:code|status)|messages?|msg|success|ok|time(?:stamp)?");
    private static final Pattern NAME = Pattern.compile("[\\w.-]+");

    private Looks() {}

    /** The same plan, with what was found out as some callers. */
    static Plan of(Plan plan, List<Persona> callers, Sender sender, FailureShapes failures) {
        return new Plan(
                plan.endpoints().stream()
                        .map(each -> candidate(each)
                                .filter(look ->
                                        callers.stream().anyMatch(caller -> looks(look, caller, sender, failures)))
                                .orElse(each))
                        .toList(),
                plan.tests());
    }

    /** The same endpoint as a read; empty where it may be more than that. */
    private static Optional<Endpoint> candidate(Endpoint endpoint) {
        boolean posted = endpoint.operation().method().equals("POST")
                && endpoint.operation().selector().isEmpty()
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && !Deeds.isOne(endpoint.path())
                && !endpoint.isOfSessions()
                && !endpoint.described().answers().containsKey("201");
        Optional<Map<String, Schema>> members = posted ? members(endpoint) : Optional.empty();
        return members.filter(each -> says(endpoint.lastSegment(), each.keySet()))
                .map(each -> asRead(endpoint, each));
    }

    /** The members that its body may have; empty where it is no JSON, must have any, or takes a password. */
    private static Optional<Map<String, Schema>> members(Endpoint endpoint) {
        Optional<DescribedOperation.RequestBody> body = endpoint.described().requestBody();
        if (body.isEmpty()) {
            return Optional.of(Map.of());
        }
        return Optional.ofNullable(body.get().content().get(Carrier.JSON.contentType()))
                .map(each -> endpoint.description().resolver().variants(each))
                .filter(each -> each.size() == 1)
                .map(List::getFirst)
                .filter(each -> each.required().isEmpty())
                .<Map<String, Schema>>map(each -> new TreeMap<>(each.properties()))
                .filter(each -> each.keySet().stream().noneMatch(name -> AccountMembers.isPassword(Nouns.plain(name))));
    }

    private static boolean says(String segment, Set<String> members) {
        List<String> words = NameTraits.words(segment);
        if (words.isEmpty()) {
            return false;
        }
        return VERBS.contains(words.getFirst())
                || VERBS.contains(words.getLast())
                || words.size() == 1
                        && THINGS.contains(words.getFirst())
                        && members.stream().allMatch(Looks::saysWhich);
    }

    private static boolean saysWhich(String member) {
        return Nouns.isIdOfSomething(member)
                || Nouns.isNameOfSomebody(Nouns.plain(member))
                || PART.matcher(member).matches();
    }

    private static Endpoint asRead(Endpoint endpoint, Map<String, Schema> members) {
        DescribedOperation was = endpoint.described();
        Stream<Parameter> asked = members.entrySet().stream()
                .filter(each -> NAME.matcher(each.getKey()).matches() && isScalar(endpoint, each.getValue()))
                .map(each -> new Parameter(Location.QUERY, each.getKey(), false, each.getValue()));
        DescribedOperation read = new DescribedOperation(
                was.method(),
                was.path(),
                was.selector(),
                was.operationId(),
                was.deprecated(),
                was.sunset(),
                was.servers(),
                Stream.concat(was.parameters().stream(), asked).toList(),
                Optional.empty(),
                was.answers(),
                was.security(),
                was.line());
        return new Endpoint(
                endpoint.operation(),
                read,
                endpoint.description(),
                endpoint.recorded().looking());
    }

    private static boolean isScalar(Endpoint endpoint, Schema schema) {
        return endpoint.description().resolver().variants(schema).stream()
                .allMatch(each -> each.properties().isEmpty()
                        && !each.types().contains(SchemaType.OBJECT)
                        && !each.types().contains(SchemaType.ARRAY));
    }

    private static boolean looks(Endpoint endpoint, Persona caller, Sender sender, FailureShapes failures) {
        Reply first = sender.send(Filled.bare(endpoint).ask(), caller.session().headers());
        if (!failures.isSuccess(first, endpoint.path())
                || first.json().filter(Looks::tells).isEmpty()) {
            return false;
        }
        Reply second = sender.send(Filled.bare(endpoint).ask(), caller.session().headers());
        return failures.isSuccess(second, endpoint.path())
                && second.json().map(Scalars::of).equals(first.json().map(Scalars::of));
    }

    /** Whether an answer has more than that it went well: a list, be it empty, or a member that says something else. */
    private static boolean tells(JsonNode json) {
        return json.isArray()
                || json.properties().stream()
                        .anyMatch(each -> each.getValue().isContainer()
                                ? tells(each.getValue())
                                : !SAYS.matcher(each.getKey()).matches());
    }

    /** The type that a read of members has, which says what is no number by its description. */
    static String type(Endpoint endpoint) {
        return Carrier.membersOf(endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY)
                .filter(each -> endpoint.description().resolver().variants(each.schema()).stream()
                        .allMatch(schema -> schema.types().equals(Set.of(SchemaType.STRING))))
                .map(Parameter::name)
                .toList());
    }
}
