package dev.sinew.engine.cases;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.detect.Detection;
import dev.sinew.engine.detect.NoticedSignals;
import dev.sinew.engine.detect.Signals;
import dev.sinew.engine.flow.FlowFold;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.identity.IdentityFold;
import dev.sinew.engine.identity.IdentityLimits;
import dev.sinew.engine.logins.LoginFold;
import dev.sinew.engine.logins.TokenFold;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.observe.TrustedProxies;
import dev.sinew.engine.ownership.IdentifiedCallers;
import dev.sinew.engine.ownership.OwnershipFold;
import dev.sinew.engine.ownership.OwnershipLimits;
import dev.sinew.engine.ownership.WorkingCallers;
import dev.sinew.engine.partners.PartnerFold;
import dev.sinew.engine.posture.Bursts;
import dev.sinew.engine.posture.Posture;
import dev.sinew.engine.posture.Postures;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.route.RouteFold;
import dev.sinew.engine.route.RouteLimits;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.usage.UsageFold;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.engine.verify.TokenVerifier;
import dev.sinew.model.Change;
import dev.sinew.model.Exchange;
import dev.sinew.model.Finding;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds rules to their case files: every rule has one and every one has a rule, with at least one case that fires and two
 * that must not, and the engine finds in each case just what the case says.
 */
final class CaseHarness {
    private static final String SUFFIX = ".cases.yaml";
    private static final int FEWEST_FIRING = 1;
    private static final int FEWEST_QUIET = 2;

    private final List<RuleEntry<Object>> rules;
    private final Path resources;
    private final PrivacyKey key = PrivacyKey.throwAway();
    private final CaseReader reader = new CaseReader();
    private final SortedMap<String, Integer> ran = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** A harness of rules whose case files stand below a folder, in the packages of their classes. */
    CaseHarness(List<RuleEntry<Object>> rules, Path resources) {
        this.rules = List.copyOf(rules);
        this.resources = resources;
    }

    /** Runs everything; the complaints, empty where all is well. */
    List<String> run() {
        try {
            List<Path> files = files();
            for (RuleEntry<Object> entry : rules) {
                Path file = resources.resolve(entry.rule().getClass().getName().replace('.', '/') + SUFFIX);
                if (files.remove(file)) {
                    runFile(entry, file);
                } else {
                    complaints.add(entry.facts().id() + ": has no case file " + name(file));
                }
            }
            files.forEach(file -> complaints.add(name(file) + ": belongs to no rule"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(complaints);
    }

    /** How many cases each rule ran, by id. */
    SortedMap<String, Integer> ran() {
        return new TreeMap<>(ran);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(resources)) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList());
        }
    }

    private void runFile(RuleEntry<Object> entry, Path file) throws IOException {
        List<RuleCase> cases;
        try {
            cases = reader.read(file);
        } catch (BadCaseFile e) {
            complaints.add(name(file) + ": " + e.getMessage());
            return;
        }
        int quiet = 0;
        for (RuleCase each : cases) {
            quiet += each.expect().isEmpty() ? 1 : 0;
            List<RuleCase.Place> found = findings(
                    each.silent()
                            ? id -> id.startsWith("detect.")
                            : id -> id.equals(entry.facts().id()),
                    each);
            List<RuleCase.Place> expected = sorted(each.expect());
            if (!areAs(found, expected)) {
                complaints.add(name(file) + ": " + each.name() + ": expected " + expected + ", found " + found);
            }
        }
        ran.put(entry.facts().id(), cases.size());
        require(file, cases.size() - quiet, FEWEST_FIRING, "that fire");
        require(file, quiet, FEWEST_QUIET, "that stay quiet");
    }

    private void require(Path file, int count, int least, String which) {
        if (count < least) {
            complaints.add(name(file) + ": has " + count + " cases " + which + ", needs " + least);
        }
    }

    /** What some rules find in a case's traffic, by way of the real engine with all rules on. */
    private List<RuleCase.Place> findings(Predicate<String> wanted, RuleCase given) {
        TokenVerdicts verdicts = new TokenVerdicts(10_000);
        TokenVerifier verifier = new TokenVerifier(List.of());
        Observer observer = new Observer(
                key,
                new MarkSet(rules),
                ObserveLimits.DEFAULT,
                TrustedProxies.NONE,
                (print, bytes, from, to) -> verdicts.add(verifier.verify(print, bytes, from, to)));
        RouteFold routes = new RouteFold(RouteLimits.DEFAULT);
        IdentityFold identity = new IdentityFold(IdentityLimits.DEFAULT, new Cohorts(List.of()));
        OwnershipFold ownership = new OwnershipFold(
                OwnershipLimits.DEFAULT, new IdentifiedCallers(identity), verdicts::signature, new Detection(rules));
        Bursts bursts = new Bursts();
        NoticedSignals noticed = new NoticedSignals(rules);
        LoginFold logins = new LoginFold(rules, identity);
        TokenFold uses = new TokenFold(rules);
        UsageFold usage = new UsageFold(
                rules, new WorkingCallers(identity, ownership), given.told().descriptions());
        PartnerFold partners = new PartnerFold(rules);
        FlowFold flows = new FlowFold(rules, new IdentifiedCallers(identity));
        List<Change> changes = new ArrayList<>();
        for (Exchange exchange : given.exchanges()) {
            Observation observation = identity.proven(observer.observe(exchange));
            long caller = identity.accept(observation, changes);
            routes.accept(observation, caller, changes);
            bursts.accept(observation, caller);
            noticed.accept(observation, caller);
            logins.accept(observation, caller);
            uses.accept(observation, caller);
            usage.accept(observation, caller);
            partners.accept(observation);
            flows.accept(observation, caller);
            ownership.accept(observation, caller, identity.account(observation));
            changes.forEach(ownership::accept);
            changes.clear();
        }
        List<RuleCase.Place> places = new ArrayList<>();
        RouteView view = routes.view(changes);
        changes.clear();
        ownership.settle(view.finder(), true, changes);
        noticed.settle(view.finder(), changes);
        logins.settle(view.finder(), changes);
        uses.settle(view.finder(), changes);
        usage.settle(view.finder(), changes);
        partners.settle(view.finder(), changes);
        flows.settle(view.finder(), true, changes);
        Signals signals = new Signals();
        signals.accept(changes);
        signals.all().stream()
                .filter(signal -> wanted.test(signal.rule().id()))
                .forEach(signal -> places.add(place(signal)));
        Postures postures = new Postures(
                new Learned(new FieldClasses()),
                new CaseOutside(given.told(), identity, bursts.view(view.finder()), verdicts));
        for (Finding finding : Posture.of(rules, postures.of(view.operations(), signals.all()))) {
            if (wanted.test(finding.rule().id())) {
                places.add(new RuleCase.Place(
                        finding.operation().toString(),
                        finding.field(),
                        finding.confidence().name().toLowerCase(Locale.ROOT),
                        OptionalLong.of(finding.occurrences()),
                        OptionalLong.of(finding.evidence().getFirst().origin().entry())));
            }
        }
        return sorted(places);
    }

    private static RuleCase.Place place(Signal signal) {
        String outcome = signal.outcome().name().toLowerCase(Locale.ROOT);
        return new RuleCase.Place(
                signal.operation().toString(),
                signal.origin().entry() + " " + outcome,
                signal.confidence().name().toLowerCase(Locale.ROOT),
                OptionalLong.of(1),
                OptionalLong.of(signal.origin().entry()));
    }

    private static boolean areAs(List<RuleCase.Place> found, List<RuleCase.Place> expected) {
        return found.size() == expected.size()
                && IntStream.range(0, found.size()).allMatch(i -> found.get(i).isAs(expected.get(i)));
    }

    private static List<RuleCase.Place> sorted(List<RuleCase.Place> places) {
        return places.stream()
                .sorted(Comparator.comparing(RuleCase.Place::place).thenComparing(RuleCase.Place::field))
                .toList();
    }

    private String name(Path file) {
        return resources.relativize(file).toString();
    }
}
