package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A caller reads an object of another below something of its own.
 *
 * <p>The address names a parent and a child. Whose the parent is gets checked, and the child is then looked up by its own id alone: with the
 * own account and another's card in one address the card comes back.
 *
 * <p>Proved as the reading of a foreign object is: by the owner's own values in the answer to the other, with the same controls. Where the same
 * child id means something else below each parent, those values do not come back, and nothing is said. What the other was told of as well is tried where it is refused below the parent that
 * it belongs to.
 *
 * <p>To fix it, look the child up among those of the parent.
 */
@Rule(
        id = "probe.nested-object-confusion",
        flaw = "broken-object-level-authorisation",
        title = "An object can be read below a parent that it does not belong to",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639})
public final class NestedObjectConfusion implements Proof {
    /** So many are tried of what was refused at its own address. */
    private static final int MOST = 12;

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead() || endpoint.pathParameters().size() < 2) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("no two callers have objects below parents of their own here");
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                if (owner != other && !Rank.apart(other, owner) && !verdicts.isConfirmed()) {
                    pair(endpoint, trial, owner, other, verdicts);
                }
            }
        }
        if (!verdicts.isConfirmed()) {
            refused(endpoint, trial, verdicts);
        }
        return Optional.of(verdicts.outcome());
    }

    /**
     * What a caller is refused at its own address, though it was told that it is there, below the parent of something that it reached. Who acts for the owner is not refused
     * it there, so that it need not be asked what others alike get.
     */
    private static void refused(Endpoint endpoint, Trial trial, Verdicts verdicts) {
        int tried = 0;
        for (Persona owner : trial.personas()) {
            for (Persona other : trial.personas()) {
                List<Reached> foreign =
                        owner == other || Rank.apart(other, owner) ? List.of() : owner.reached(endpoint);
                for (Reached each : foreign) {
                    if (verdicts.isConfirmed() || tried == MOST) {
                        return;
                    }
                    Optional<Filled> mixed = below(each.filled(), endpoint, other, trial);
                    if (mixed.isPresent()) {
                        tried++;
                        verdicts.add(new ForeignRead(trial, owner, other).judge(each, mixed.get()));
                    }
                }
            }
        }
    }

    private static Optional<Filled> below(Filled foreign, Endpoint endpoint, Persona other, Trial trial) {
        return other.reached(endpoint).stream()
                .map(each -> each.filled().withLast(foreign.last()))
                .filter(each -> !each.bindings().equals(foreign.bindings()))
                .findFirst()
                .filter(each -> !trial.isSuccess(trial.ask(foreign.ask(), other.session())));
    }

    private static void pair(Endpoint endpoint, Trial trial, Persona owner, Persona other, Verdicts verdicts) {
        for (Reached foreign : Scope.ownAlone(endpoint, owner, other)) {
            String child = foreign.filled().last();
            Optional<Filled> mixed = Stream.concat(
                            Scope.ownAlone(endpoint, other, owner).stream()
                                    .map(each -> each.filled().withLast(child)),
                            parents(endpoint, other, trial).map(each -> below(foreign.filled(), each)))
                    .filter(each -> !each.bindings().equals(foreign.filled().bindings()))
                    .findFirst();
            if (mixed.isPresent()
                    && !other.knows(endpoint, endpoint.pathParameters().getLast(), child)
                    && foreign.filled().listed()) {
                verdicts.add(new ForeignRead(trial, owner, other).judge(foreign, mixed.get()));
                return;
            }
        }
    }

    /** What a caller reached of what children here stand below, though it has none of them. */
    private static Stream<Filled> parents(Endpoint endpoint, Persona other, Trial trial) {
        String child = endpoint.pathParameters().getLast();
        String path = endpoint.path().substring(0, endpoint.path().indexOf("/{" + child + "}"));
        String above = path.substring(0, path.lastIndexOf('}') + 1);
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().equals(above))
                .flatMap(each -> other.reached(each).stream())
                .map(Reached::filled);
    }

    private static Filled below(Filled foreign, Filled parent) {
        Filled mixed = foreign;
        for (Map.Entry<String, String> each : parent.bindings().entrySet()) {
            mixed = mixed.with(each.getKey(), each.getValue());
        }
        return mixed;
    }
}
