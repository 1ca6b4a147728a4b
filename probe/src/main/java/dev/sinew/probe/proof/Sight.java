package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an owner reads now, three times the same. Times are left out, as they go on by themselves.
 *
 * @param listed what was created, where it has no address to be read at and is looked for in the list of what was created there
 */
record Sight(Filled read, SortedMap<String, String> values, Optional<Made> listed) {
    private static final int READS = 3;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{2}:\\d{2}.*|1[5-9]\\d{8}(?:\\d{3})?");

    /** Whether a value is a time, which goes on by itself. */
    static boolean isTime(String value) {
        return TIME.matcher(value).matches();
    }

    /** Of an object at its own address, or, where none is described, in the list of what was created there; empty where its owner cannot read it. */
    static Optional<Sight> of(Made made, Trial trial) {
        Optional<Filled> address = address(made, trial);
        return address.isPresent()
                ? of(address.get(), made.owner(), trial)
                : Elements.list(made, trial).flatMap(read -> of(read, made, trial));
    }

    /** Of an element of a list; empty where one of three answers does not have it. */
    private static Optional<Sight> of(Filled list, Made made, Trial trial) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < READS; i++) {
            Reply reply = trial.askAgain(list.ask(), made.owner().session());
            Optional<SortedMap<String, String>> now = trial.isSuccess(reply)
                    ? reply.json().flatMap(json -> Elements.of(json, made)).map(Scalars::of)
                    : Optional.empty();
            if (now.isEmpty()) {
                return Optional.empty();
            }
            if (i == 0) {
                values.putAll(now.get());
            } else {
                values.entrySet()
                        .removeIf(each -> !each.getValue().equals(now.get().get(each.getKey())));
            }
        }
        values.values().removeIf(Sight::isTime);
        return Optional.of(new Sight(list, values, Optional.of(made)));
    }

    /** Of an object where what changes it is read as well, else at its own address; empty where its owner cannot read it. */
    static Optional<Sight> of(Made made, Filled change, Trial trial) {
        return trial.endpoints().stream()
                .filter(each ->
                        each.isRead() && each.path().equals(change.endpoint().path()))
                .flatMap(each -> made.at(each).stream())
                .findFirst()
                .flatMap(read -> of(read, made.owner(), trial))
                .or(() -> of(made, trial));
    }

    /** Of an answer; empty where one of three is no success. */
    static Optional<Sight> of(Filled read, Persona owner, Trial trial) {
        return trial.baseline(trial.thrice(read.ask(), owner.session())).map(baseline -> {
            SortedMap<String, String> values = new TreeMap<>(baseline.stable());
            values.values().removeIf(Sight::isTime);
            return new Sight(read, values, Optional.empty());
        });
    }

    /** Where an object is read. */
    static Optional<Filled> address(Made made, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && made.isAddress(each))
                .flatMap(each -> made.at(each).stream())
                .findFirst();
    }

    /** Whether two reads get nothing: no success, or one without any value, as {@code null}; of a list, that it is read without the element. */
    boolean isGone(Persona owner, Trial trial) {
        boolean first = isGone(trial.askAgain(read.ask(), owner.session()), trial);
        boolean second = isGone(trial.askAgain(read.ask(), owner.session()), trial);
        return first && second;
    }

    private boolean isGone(Reply reply, Trial trial) {
        return listed.map(made -> trial.isSuccess(reply)
                        && reply.json()
                                .filter(json -> Elements.of(json, made).isEmpty())
                                .isPresent())
                .orElseGet(() -> !isThere(reply, trial));
    }

    private static boolean isThere(Reply reply, Trial trial) {
        return trial.isSuccess(reply) && !isNothing(reply);
    }

    /** Whether an answer with a status of success has no value in it. */
    static boolean isNothing(Reply reply) {
        return reply.succeeded()
                && (reply.json().isPresent()
                        ? Scalars.of(reply.json().get()).isEmpty()
                        : reply.text().isBlank() || reply.text().strip().equals("null"));
    }

    /** What is otherwise later, by place, with what stands there then. */
    SortedMap<String, String> changed(Sight later) {
        SortedMap<String, String> changed = new TreeMap<>();
        for (String place : new TreeSet<>(values.keySet())) {
            String now = later.values.getOrDefault(place, "");
            if (!now.equals(values.get(place))) {
                changed.put(place, now);
            }
        }
        return changed;
    }

    /**
     * Why an object cannot be taken for its owner's alone; empty where a list that names nobody tells its owner of it and the other not. Of what no
     * such list tells, the object above it decides. What its owner created below itself, as the address says, is its own in any case.
     */
    static Optional<String> shared(Made made, Persona other, Trial trial) {
        if (Whose.isBelow(made.create(), made.owner(), other)) {
            return Optional.empty();
        }
        boolean told = false;
        for (Endpoint each : trial.endpoints()) {
            if (isView(each, made) && tells(each, other, made, trial)) {
                return Optional.of("the list of " + other + " tells of what " + made.owner()
                        + " created, so that it may be meant for both");
            }
            told |= isList(each, made) && tells(each, made.owner(), made, trial);
        }
        Optional<Filled> collection = collection(made, trial).or(() -> Elements.page(made, trial));
        if (collection.isPresent()) {
            if (tells(collection.get(), other, made, trial)) {
                return Optional.of("where it was created, " + other + " is told of it as well");
            }
            told |= tells(collection.get(), made.owner(), made, trial);
        }
        if (told) {
            return Optional.empty();
        }
        if (isRefused(made, other, trial) || isListedAbove(made, other, trial)) {
            return Optional.empty();
        }
        if (made.parent().isPresent()) {
            return shared(made.parent().get(), other, trial);
        }
        // What was there before the run, and only its owner was told of.
        boolean below = made.create().named().stream()
                .anyMatch(each ->
                        made.owner().seen().contains(each) && !other.seen().contains(each));
        return below
                ? Optional.empty()
                : Optional.of("no list tells " + made.owner() + " of what it created and " + other
                        + " not, so that it may be meant for both");
    }

    /** Whether an object that was created is not there any more, as one that took its place does not leave it. */
    static boolean isReplaced(Made made, Trial trial) {
        return address(made, trial)
                .map(read -> trial.askAgain(read.ask(), made.owner().session()))
                .filter(reply -> reply.status() == 404 || reply.status() == 410)
                .isPresent();
    }

    /** Whether its owner reads it at its address, and another is told that there is nothing, or nothing for it: so the target itself says whose it is. */
    private static boolean isRefused(Made made, Persona other, Trial trial) {
        return address(made, trial)
                .filter(read -> {
                    Reply reply = trial.askAgain(read.ask(), other.session());
                    return reply.isRefusalOrMissing()
                            && trial.isSuccess(
                                    trial.askAgain(read.ask(), made.owner().session()));
                })
                .isPresent();
    }

    /** Whether the list below what its owner created tells its owner of it, and is refused to another. */
    private static boolean isListedAbove(Made made, Persona other, Trial trial) {
        return made.parent().isPresent()
                && listing(made, trial)
                        .filter(read -> tells(read, made.owner(), made, trial)
                                && trial.askAgain(read.ask(), other.session()).isRefusalOrMissing())
                        .isPresent();
    }

    /** Whether a list that names nobody tells somebody of an object, or of what it stands below. */
    static boolean isTold(Made made, Persona who, Trial trial) {
        return trial.endpoints().stream().anyMatch(each -> isView(each, made) && tells(each, who, made, trial))
                || made.parent().filter(each -> isTold(each, who, trial)).isPresent();
    }

    /** Whether what names nobody shows somebody the text of what was created, wherever that stands: of notices, a search may tell without their ids. */
    static boolean isShownElsewhere(Made made, Persona who, Trial trial) {
        return made.body().contains(made.canary())
                && !made.canary().isEmpty()
                && trial.endpoints().stream()
                        .filter(each -> each.isRead()
                                && each.ids().isEmpty()
                                && !who.reached(each).isEmpty())
                        .map(each -> trial.askAgain(Filled.bare(each).ask(), who.session()))
                        .anyMatch(each -> trial.isSuccess(each) && each.text().contains(made.canary()));
    }

    /**
     * Whether its id is long, no list tells its owner of it, and nobody needs credentials to read it: the id may stand for them. Where the description demands credentials elsewhere and not to read it, a
     * page of its owner may tell of it as well: a cart is its caller's, and whoever has its code fills it. Not so where a list tells others of it, as a catalogue does.
     */
    static boolean isKnownByItsIdAlone(Made made, Trial trial) {
        boolean guessable = made.id().matches("\\d{1,12}");
        Optional<Filled> address = address(made, trial);
        boolean open = address.filter(each -> OpenRead.isLeftOpen(each.endpoint(), trial))
                .isPresent();
        boolean told = !open
                && trial.endpoints().stream()
                        .anyMatch(each -> isList(each, made) && tells(each, made.owner(), made, trial));
        boolean person = trial.personas().stream().anyMatch(each -> Whose.isBelow(made.create(), made.owner(), each));
        return !guessable
                && !told
                && !(open && isListedToOthers(made, trial))
                && !person
                && made.parent().isEmpty()
                && address.filter(read -> trial.isSuccess(
                                trial.askAgain(read.ask(), trial.nobody().session())))
                        .isPresent();
    }

    private static boolean isListedToOthers(Made made, Trial trial) {
        return Stream.concat(Stream.of(trial.nobody()), trial.customers().stream())
                .filter(each -> each != made.owner())
                .anyMatch(who -> trial.endpoints().stream()
                        .anyMatch(each -> isList(each, made) && tells(each, who, made, trial)));
    }

    /** Whether the description of its address keeps it for whose it is, and what is shown of it names its owner: its id alone stands for nobody then. */
    static boolean isKept(Made made, Trial trial) {
        Made above = made.parent().orElse(made);
        return trial.endpoints().stream().anyMatch(each -> above.isAddress(each) && SaidFor.isKept(each))
                && CreatedWith.shown(above, trial)
                        .flatMap(each -> Belongings.owner(each, above.owner()))
                        .isPresent();
    }

    /** Whether it lists such things and names nothing. */
    static boolean isList(Endpoint endpoint, Made made) {
        return isBare(endpoint) && isCalledAs(Homes.path(endpoint), made);
    }

    /**
     * Whether it is such a list, or a part of one that is called otherwise, as {@code /posts/recent} and {@code /posts/feed} are: whoever is told of something there is told of it, while
     * of whom a part does not tell proves nothing.
     */
    private static boolean isView(Endpoint endpoint, Made made) {
        String path = Homes.path(endpoint);
        int last = path.lastIndexOf('/');
        return isList(endpoint, made) || isBare(endpoint) && last > 0 && isCalledAs(path.substring(0, last), made);
    }

    private static boolean isBare(Endpoint endpoint) {
        return endpoint.isRead()
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty();
    }

    /** Whether a path ends with what such things are called, be it several of what is created as one: {@code /users/pictures} of {@code /picture}. */
    private static boolean isCalledAs(String path, Made made) {
        return path.endsWith(kind(made)) || path.endsWith(kind(made) + "s");
    }

    /** What such things are called, with the slash before it. */
    private static String kind(Made made) {
        String path = Homes.path(made.create().endpoint());
        return path.substring(path.lastIndexOf('/'));
    }

    /** What lists the things among which it was created, below what was there before the run. */
    private static Optional<Filled> collection(Made made, Trial trial) {
        return made.parent().isPresent()
                        || made.create().endpoint().pathParameters().isEmpty()
                ? Optional.empty()
                : listing(made, trial);
    }

    private static Optional<Filled> listing(Made made, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.path().equals(made.create().endpoint().path())
                        && each.required().isEmpty())
                .map(each -> new Filled(each, made.create().bindings(), "", true, true))
                .findFirst();
    }

    private static boolean tells(Endpoint list, Persona who, Made made, Trial trial) {
        return tells(Filled.bare(list), who, made, trial);
    }

    private static boolean tells(Filled list, Persona who, Made made, Trial trial) {
        return trial.askAgain(list.ask(), who.session())
                .json()
                .map(json -> Scalars.of(json).containsValue(made.id()))
                .orElse(false);
    }
}
