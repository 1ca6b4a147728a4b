package dev.sinew.probe.proof;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A list or search shows a caller what belongs to others.
 *
 * <p>One request hands out the records of everybody; no id has to be guessed.
 *
 * <p>Proved against what the API itself says is not for the caller: the object's own address refuses it to him, twice, while its owner gets it
 * there and he gets his own. Values of that refused answer which he sees nowhere else come back to him in the list, twice, and nobody gets them
 * without credentials. As lists may show a public part of private objects, such as the name in a directory, it is confirmed only where nearly
 * all of what was refused is in the list, where another list tells the object to its owner and not to him, this one shows it by its id and with more than stands on a card that people hand out, or where the values are of a
 * class that no directory shows: account and card numbers, national ids, health data, secrets. What staff see is not looked at.
 *
 * <p>Where the elements of a list name customers, and are such as one shows to nobody, such as orders or payments, two callers who both find themselves there as customers are shown each other's.
 *
 * <p>To fix it, let the query behind the list ask for the caller's objects, as the single address does.
 */
@Rule(
        id = "probe.bulk-object-leak",
        flaw = "broken-object-level-authorisation",
        title = "A list shows what belongs to others",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023", "API3:2023"},
        cwe = {639, 200})
public final class BulkObjectLeak implements Proof {
    private static final int MOST_OBJECTS = 3;
    private static final int MOST_LISTS = 20;
    /** Of what was refused, this many percent in a list are nearly all. */
    private static final int NEARLY_ALL = 80;

    private static final int FEWEST = 3;

    /** How elements of lists tell their own ids. */
    private static final Set<String> OWN_IDS = Set.of(".id", "._id", ".uuid");

    /** What stands on a card that people hand out. */
    private static final Set<String> ON_CARDS = Set.of(
            "name",
            "email",
            "mail",
            "phone",
            "telephone",
            "tel",
            "mobile",
            "extension",
            "title",
            "job",
            "position",
            "role",
            "department",
            "team",
            "office",
            "location",
            "company",
            "avatar",
            "photo",
            "picture",
            "username",
            "handle",
            "pronouns");

    @Override
    public Optional<Outcome> prove(Endpoint list, Trial trial) {
        if (!list.isRead() || !list.pathParameters().isEmpty()) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona caller : trial.personas()) {
            boolean ordinary = !caller.session().identity().isPrivileged();
            if (!ordinary || caller.reached(list).isEmpty()) {
                continue;
            }
            for (Persona owner : trial.personas()) {
                if (Rank.apart(caller, owner)) {
                    continue;
                }
                for (Endpoint object : trial.endpoints()) {
                    for (Reached refused : refused(object, owner, caller, trial)) {
                        tried = true;
                        if (!verdicts.isConfirmed()) {
                            verdicts.add(new Leak(trial, list, owner, caller).judge(refused));
                        }
                    }
                }
            }
        }
        return Verdicts.better(
                tried ? Optional.of(verdicts.outcome()) : Optional.empty(), () -> OwnedList.ofCustomers(list, trial));
    }

    /** What an owner gets at an address that gives the caller his own and refuses him this. */
    private static List<Reached> refused(Endpoint object, Persona owner, Persona caller, Trial trial) {
        boolean both = owner != caller
                && object.isRead()
                && !object.pathParameters().isEmpty()
                && !caller.reached(object).isEmpty();
        if (!both) {
            return List.of();
        }
        Set<String> own = new HashSet<>();
        caller.reached(object).forEach(each -> own.add(each.filled().toString()));
        return owner.reached(object).stream()
                .filter(each -> !own.contains(each.filled().toString()))
                .limit(MOST_OBJECTS)
                .filter(each -> trial.ask(each.filled().ask(), caller.session()).isRefusalOrMissing())
                .toList();
    }

    private record Leak(Trial trial, Endpoint list, Persona owner, Persona caller) {
        Outcome judge(Reached refused) {
            Reached listed = caller.reached(list).getFirst();
            Optional<Baseline> baseline = trial.baseline(owner, refused);
            if (baseline.isEmpty()) {
                return Outcome.inconclusive("the answers to " + owner + " are no JSON, or not all of three succeeded");
            }
            // What came later has a later time, whoever has it.
            List<String> unique = baseline.get().unique(elsewhere(refused)).stream()
                    .filter(each -> !Sight.isTime(each))
                    .toList();
            List<String> found = together(unique, refused, listed.reply());
            if (found.isEmpty()) {
                return Outcome.refuted("the list has no value of what " + caller + " is refused at "
                        + refused.filled().endpoint());
            }
            if (!sure(refused, baseline.get(), unique, found)) {
                return Outcome.inconclusive("the list has " + found.size() + " of " + unique.size()
                        + " values of what " + caller + " is refused at "
                        + refused.filled().endpoint() + ", which may be the part of it that all may see");
            }
            Reply nobody = trial.ask(listed.filled().ask(), Session.NOBODY);
            if (!Baseline.found(found, nobody).isEmpty()) {
                return Outcome.inconclusive("everybody gets it, also without credentials");
            }
            List<String> again =
                    together(found, refused, trial.askAgain(listed.filled().ask(), caller.session()));
            boolean still =
                    trial.askAgain(refused.filled().ask(), caller.session()).isRefusalOrMissing();
            if (!again.equals(found) || !still) {
                return Outcome.inconclusive("it was so once, and not again");
            }
            String where = Shown.places(baseline.get(), found);
            return Outcome.confirmed(
                    caller + " is refused what " + owner + " has at "
                            + refused.filled().endpoint() + ", and gets " + found.size() + " of its " + unique.size()
                            + " own values in the list (" + where + ")",
                    List.of(
                            new Outcome.Step(owner.session(), refused.filled().ask(), owner + " gets its own"),
                            new Outcome.Step(caller.session(), refused.filled().ask(), caller + " is refused it"),
                            new Outcome.Step(caller.session(), listed.filled().ask(), "and gets it here: " + where)));
        }

        /**
         * Which of an object's values one element of a list has: the one that has the object's id, else the one that has most of them and is not of what the caller gets at the object's
         * address itself, as what is his own may have the same day or state.
         */
        private List<String> together(List<String> wanted, Reached object, Reply reply) {
            Map<String, Set<String>> elements = new HashMap<>();
            Map<String, String> ids = new HashMap<>();
            reply.json().map(Scalars::of).orElseGet(TreeMap::new).forEach((place, value) -> {
                String element = place.substring(0, place.indexOf(']') + 1);
                elements.computeIfAbsent(element, key -> new HashSet<>()).add(value);
                if (OWN_IDS.contains(place.substring(element.length()).toLowerCase(Locale.ROOT))) {
                    ids.put(element, value);
                }
            });
            String id = object.filled().last();
            boolean named = elements.values().stream().anyMatch(each -> each.contains(id));
            Map<String, List<String>> found = new HashMap<>();
            elements.forEach((element, values) -> {
                if (!named || values.contains(id)) {
                    found.put(element, wanted.stream().filter(values::contains).toList());
                }
            });
            return found.entrySet().stream()
                    .max(Comparator.comparingInt((Map.Entry<String, List<String>> each) ->
                                    each.getValue().size())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .filter(each -> !each.getValue().isEmpty())
                    .filter(each -> named || !isOwn(object, ids.getOrDefault(each.getKey(), "")))
                    .map(Map.Entry::getValue)
                    .orElse(List.of());
        }

        private boolean isOwn(Reached object, String id) {
            return !id.isEmpty()
                    && trial.ask(object.filled().withLast(id).ask(), caller.session())
                            .succeeded();
        }

        /** What the caller sees of his own at addresses of objects, what anybody sees in lists, and what is the owner's and not the object's: what stands on its own page. */
        private Set<String> elsewhere(Reached refused) {
            Set<String> common = new HashSet<>(refused.filled().named());
            trial.endpoints().stream()
                    .filter(each -> each.isRead() && each.ids().isEmpty())
                    .flatMap(each -> owner.reached(each).stream())
                    .flatMap(each -> each.reply().json().stream())
                    .forEach(json -> Scalars.of(json).forEach((place, value) -> {
                        if (place.indexOf('[') < 0) {
                            common.add(value);
                        }
                    }));
            int lists = 0;
            for (Endpoint each :
                    trial.endpoints().stream().filter(Endpoint::isRead).toList()) {
                for (Reached reached : caller.reached(each)) {
                    if (!each.pathParameters().isEmpty()) {
                        values(reached.reply(), common);
                    } else if (lists++ < MOST_LISTS) {
                        values(trial.ask(reached.filled().ask(), Session.NOBODY), common);
                    }
                }
            }
            return common;
        }

        private static void values(Reply reply, Set<String> into) {
            reply.json().ifPresent(json -> into.addAll(Scalars.of(json).values()));
        }

        private boolean sure(Reached refused, Baseline baseline, List<String> unique, List<String> found) {
            // What staff may look at is not its own, and what of it all may see was made for them.
            boolean nearlyAll = !Rank.above(owner, caller)
                    && found.size() >= FEWEST
                    && 100 * found.size() >= NEARLY_ALL * unique.size();
            return Strength.of(found) >= Strength.ENOUGH
                    && (nearlyAll
                            || isToldElsewhere(refused)
                                    && shows(refused)
                                    && found.size() > 1
                                    && !isOnCards(baseline, found)
                            || isGrave(refused, baseline, found));
        }

        /** Whether the list shows the object itself: a day, a state or a person's name that it has may be there for something else. */
        private boolean shows(Reached refused) {
            return lists(caller.reached(list).getFirst(), refused.filled().last());
        }

        /** Whether it is no more than what people tell of themselves to those whom they work with. */
        private static boolean isOnCards(Baseline baseline, List<String> found) {
            return found.stream()
                    .map(baseline::place)
                    .map(place -> NameTraits.words(place.substring(place.lastIndexOf('.') + 1)))
                    .allMatch(words -> !words.isEmpty() && words.stream().anyMatch(ON_CARDS::contains));
        }

        /** Whether another list tells its owner of it, tells the caller of something, and not of this. */
        private boolean isToldElsewhere(Reached refused) {
            String id = refused.filled().last();
            return trial.endpoints().stream()
                    .filter(each -> each.isRead() && each.pathParameters().isEmpty() && !each.equals(list))
                    .anyMatch(each -> owner.reached(each).stream().anyMatch(one -> lists(one, id))
                            && caller.reached(each).stream().anyMatch(one -> listsSome(one, id)));
        }

        private static boolean lists(Reached reached, String id) {
            return reached.reply().json().isPresent()
                    && Scalars.of(reached.reply().json().get()).entrySet().stream()
                            .anyMatch(each -> each.getKey().contains("[")
                                    && each.getValue().equals(id));
        }

        private static boolean listsSome(Reached reached, String id) {
            return reached.reply().json().isPresent()
                    && Scalars.of(reached.reply().json().get()).keySet().stream()
                            .anyMatch(key -> key.contains("["))
                    && !lists(reached, id);
        }

        private static boolean isGrave(Reached refused, Baseline baseline, List<String> found) {
            Map<String, DataClass> classes =
                    refused.reply().json().map(SensitiveFields::of).orElseThrow();
            return found.stream().anyMatch(value -> {
                DataClass held = classes.get(Scalars.member(baseline.place(value)));
                return held != null && held.severity().compareTo(Severity.HIGH) >= 0;
            });
        }
    }
}
