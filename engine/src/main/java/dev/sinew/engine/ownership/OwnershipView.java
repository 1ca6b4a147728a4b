package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Observation;
import dev.sinew.model.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Whose objects are, as of a moment: says of a request that nobody has answered yet what would be wrong if it succeeded. What only
 * the answer could tell is not known, so whoever refuses by it takes none but the surest. Signatures of tokens and walks are not
 * looked at. For many threads; what the fold learns later does not change it.
 */
public final class OwnershipView {
    private static final long[] NOTHING = {};
    private static final int OK = 200;
    /** Of so many owners one may be a stranger: who got away with it before it was known whose the objects are. */
    private static final int ONE_IN = 8;

    private final Sites sites;
    private final Judge judge;
    private final Long2ObjectHashMap<Actor> actors;
    private final Function<Situation, List<Signal>> detectors;

    OwnershipView(
            Sites sites, Judge judge, Long2ObjectHashMap<Actor> actors, Function<Situation, List<Signal>> detectors) {
        this.sites = sites;
        this.judge = judge;
        this.actors = actors;
        this.detectors = detectors;
    }

    /**
     * What would be wrong if a request succeeded; nothing where its operation is not known.
     *
     * @param request without an answer
     * @param caller the key of who makes it, or 0 where nobody is known: then a client stands for nobody
     */
    public List<Signal> presume(Observation request, long caller) {
        Access access = new AccessReader().read(request, -1, caller, 0).answered(OK);
        Actor actor = actors.get(access.actor().key());
        if (actor == null) {
            actor = new Actor(access.actor().key(), false, access.onBehalf());
        }
        Optional<Used> use = sites.read(access);
        if (use.isEmpty() || (caller != 0 && !actor.known)) {
            return List.of();
        }
        Situation situation = judge.situations(actor, List.of(new Kept(access, 0)), List.of(use.get()))
                .getFirst();
        return isDisputed(situation) || mayBeExplained(actor, use.get(), situation)
                ? List.of()
                : detectors.apply(situation.asPresumed());
    }

    /** Whether more than a few use others' objects there: what the answer shows may then say why. */
    private static boolean isDisputed(Situation situation) {
        boolean used = situation.uses().stream()
                .anyMatch(use -> use.relation() == Relation.FOREIGN && use.strangers() * ONE_IN > use.owners());
        return used || situation.breaks().stream().anyMatch(habit -> habit.breakers() * ONE_IN > habit.keepers());
    }

    /** Whether the answer may say why the caller may have what is known as another's. */
    private boolean mayBeExplained(Actor actor, Used use, Situation situation) {
        for (int i = 0; i < use.asked().size(); i++) {
            boolean foreign = situation.uses().get(i).relation() == Relation.FOREIGN;
            if (foreign
                    && judge.foresight().mayBeExplained(actor, use, use.asked().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what a request to its operation names in its body is judged; the body need not be there yet. */
    public boolean looksIntoBody(Observation request) {
        Access access = new AccessReader().read(request, -1, 0, 0);
        return sites.read(access).map(use -> use.site().hasBody()).orElse(false);
    }

    /** Fingerprints of the values by which a request names objects; nothing where its operation is not known. */
    public long[] named(Observation request) {
        Access access = new AccessReader().read(request, -1, 0, 0);
        return sites.read(access)
                .map(use -> use.asked().stream().mapToLong(Named::print).toArray())
                .orElse(NOTHING);
    }

    /** How many objects are known. */
    public long objects() {
        return judge.objects();
    }

    /** A judge that knows nothing of tokens. */
    static Signature untold(long print) {
        return Signature.UNKNOWN;
    }
}
