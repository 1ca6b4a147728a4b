package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.SignUpStep;
import dev.sinew.probe.oracle.PhoneNumber;
import dev.sinew.spec.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where users sign up: as the file of identities says, else a {@code POST} whose path or name speaks of that and whose body takes a password beside a
 * name or an address, or a {@code GET} whose address does.
 *
 * @param endpoint the operation; empty where the file names one that nothing describes
 * @param step what the file says
 * @param refusals what refusals asked for that nothing describes as needed
 */
record SignUp(Optional<Endpoint> endpoint, Optional<SignUpStep> step, List<String> refusals) {
    private static final Pattern PATH = Pattern.compile(
            "(?i).*/(?:sign-?_?up|register|registration|registrations|(?:create-?_?)?(?:users?|accounts?|customers?|members?))");
    private static final Pattern NAME = Pattern.compile("(?i).*(?:sign_?-?up|register|registration|create_?-?user).*");
    /** A word behind that for users may say which kind signs up, or what else is done: what one tells of oneself beside name and password is for the first alone. */
    private static final Pattern BELOW = Pattern.compile(
            "(?i).*/(?:users?|accounts?|customers?|members?)/(?!.*(?:login|auth|reset|verif|otp))[a-z_-]+");

    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)(?:first|last|full|given|family)_?-?name|surname|phone(?:_?number)?|birth_?-?da(?:te|y)");
    private static final Pattern RIGHTS = Pattern.compile(
            "(?i).*(?:role|admin|staff|superuser|permission|scope|group|invit|referr|coupon|captcha).*");
    private static final Pattern CAPTCHA = Pattern.compile("(?i).*(?:captcha|turnstile).*");

    /** How much of what it takes is given. */
    enum Extent {
        /** What must be there. */
        PLAIN,
        /** Optional texts as well. */
        WHOLE,
        /** What must be there, as the description's examples have it, but for who signs up: one's school, one's club. */
        EXEMPLARY
    }

    /** All that look like it, those that say so most plainly first. */
    static List<SignUp> of(List<Endpoint> endpoints, Optional<SignUpStep> step) {
        if (step.isPresent()) {
            Optional<Endpoint> described = endpoints.stream()
                    .filter(each -> each.isAt(step.get().endpoint())
                            && each.operation().method().equals(step.get().verb()))
                    .findFirst();
            return List.of(new SignUp(described, step, List.of()));
        }
        return endpoints.stream()
                .filter(SignUp::isOne)
                .sorted(java.util.Comparator.comparing(Endpoint::declaresSecurity))
                .map(each -> new SignUp(Optional.of(each), Optional.empty(), List.of()))
                .toList();
    }

    private static boolean isOne(Endpoint endpoint) {
        boolean named = PATH.matcher(endpoint.path()).matches()
                || NAME.matcher(endpoint.described().operationId()).matches()
                || BELOW.matcher(endpoint.path()).matches()
                        && !endpoint.declaresSecurity()
                        && own(endpoint).stream()
                                .anyMatch(each -> PERSONAL.matcher(each).matches());
        return (endpoint.operation().method().equals("POST") || endpoint.takesPassword())
                && named
                && !endpoint.isOfSessions()
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && AccountMembers.of(own(endpoint)).isCredentials();
    }

    /** The members of an endpoint's body, as described or as recorded. */
    static Set<String> members(Endpoint endpoint) {
        Set<String> members = new TreeSet<>();
        Bodies.schema(endpoint)
                .ifPresent(schema -> members.addAll(schema.properties().keySet()));
        object(endpoint.recorded().body()).ifPresent(body -> members.addAll(body.propertyNames()));
        return members;
    }

    /** The same of the object that its body does nothing but wrap, where it does. */
    static Set<String> own(Endpoint endpoint) {
        return Bodies.wrapper(endpoint).isEmpty()
                ? members(endpoint)
                : Bodies.inner(endpoint)
                        .map(each ->
                                (Set<String>) new TreeSet<>(each.properties().keySet()))
                        .orElseGet(TreeSet::new);
    }

    /** What it takes, as described; empty where nothing says. */
    Optional<Schema> schema() {
        return endpoint.flatMap(Bodies::inner);
    }

    /** Whether it asks for what only people can give. */
    boolean asksForCaptcha() {
        return schema().stream()
                .flatMap(each -> each.required().stream())
                .anyMatch(each -> CAPTCHA.matcher(each).matches());
    }

    /** Whether users choose a name beside their address. */
    boolean takesUsername() {
        return step.map(each -> each.body().contains("{username}"))
                .orElseGet(() -> AccountMembers.of(own(endpoint.orElseThrow()))
                        .username()
                        .filter(each -> !isAddress(each))
                        .isPresent());
    }

    /** Whether users are called by their telephone numbers. */
    boolean takesPhone() {
        return step.isEmpty()
                && AccountMembers.of(own(endpoint.orElseThrow()))
                        .username()
                        .filter(each -> PhoneNumber.isNamed(Nouns.plain(each)))
                        .isPresent();
    }

    /** Whether what users are called is their address, as the description of a member says. */
    private boolean isAddress(String member) {
        return schema().map(each -> each.properties().getOrDefault(member, Schema.ANY))
                .map(each -> endpoint.orElseThrow()
                        .description()
                        .resolver()
                        .variants(each)
                        .getFirst())
                .filter(each -> each.format().equals("email") || each.example().contains("@"))
                .isPresent();
    }

    /** The longest name that it takes. */
    int longestName() {
        Optional<String> name =
                endpoint.flatMap(each -> AccountMembers.of(own(each)).username());
        return name.flatMap(each -> schema().map(schema -> schema.properties().get(each)))
                .map(schema -> (int) Math.min(64, schema.bounds().longest()))
                .orElse(64);
    }

    /**
     * The request for a user.
     *
     * @param manner how much is given
     * @param more members beside those that it takes
     */
    Optional<Ask> ask(User user, int number, Extent manner, Map<String, JsonNode> more) {
        if (step.isPresent()) {
            Ask plain = step.get().ask(user.values());
            if (more.isEmpty()) {
                return Optional.of(plain);
            }
            return object(plain.body()).map(body -> {
                more.forEach(body::set);
                return new Ask(plain.method(), plain.path(), plain.headers(), body.toString());
            });
        }
        Endpoint at = endpoint.orElseThrow();
        Samples samples = new Samples(user.canary(), number);
        Bodies bodies = new Bodies(at, samples, named -> Optional.empty());
        return bodies.body().map(sent -> {
            ObjectNode body = Bodies.wrapper(at).map(sent::withObjectProperty).orElse(sent);
            AccountMembers members = AccountMembers.of(own(at));
            boolean recorded = !at.recorded().body().isEmpty();
            Set<String> required = schema().map(Schema::required).orElse(new TreeSet<>());
            if (!recorded) {
                body.remove(body.propertyNames().stream()
                        .filter(each -> !required.contains(each))
                        .filter(each ->
                                manner != Extent.WHOLE || RIGHTS.matcher(each).matches())
                        .toList());
            }
            schema().map(Schema::properties).orElseGet(TreeMap::new).forEach((name, schema) -> {
                // A code that lets people in, such as that of a school, cannot be made up.
                String example =
                        at.description().resolver().variants(schema).getFirst().example();
                boolean given = manner == Extent.EXEMPLARY || AccountMembers.isCode(Nouns.plain(name));
                if (!recorded && body.path(name).isString() && given && !example.isEmpty()) {
                    body.put(name, example);
                }
            });
            members.username().ifPresent(each -> body.put(each, user.username()));
            members.emails().forEach(each -> body.put(each, user.email()));
            members.passwords().forEach(each -> body.put(each, user.password()));
            ObjectNode whole = body;
            for (String each : refusals) {
                whole = new Repairs(bodies, name -> List.of())
                        .missing(whole, each)
                        .orElse(whole);
            }
            body.setAll(whole);
            more.forEach(body::set);
            return Filled.bare(at).ask(sent.toString());
        });
    }

    /** The same that also gives what a refusal says is missing; empty where it says nothing of that. */
    Optional<SignUp> told(User user, int number, Extent manner, Reply refusal) {
        boolean tells = step.isEmpty() && (refusal.status() == 400 || refusal.status() == 422);
        List<String> all =
                Stream.concat(refusals.stream(), Stream.of(refusal.text())).toList();
        return Optional.of(new SignUp(endpoint, step, all))
                .filter(each -> tells && !each.sent(user, number, manner).equals(sent(user, number, manner)));
    }

    private Optional<String> sent(User user, int number, Extent manner) {
        return ask(user, number, manner, Map.of()).map(Ask::body);
    }

    static Optional<ObjectNode> object(String text) {
        try {
            return !text.isEmpty() && JsonMapper.shared().readTree(text) instanceof ObjectNode body
                    ? Optional.of(body)
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return endpoint.map(Endpoint::toString)
                .orElseGet(() -> step.orElseThrow().toString());
    }
}
