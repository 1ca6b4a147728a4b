package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How callers use one place of an operation. Voices are added while a batch is learned; what follows from them is cut afterwards
 * and stays as it is until the next cut.
 */
final class PlaceFacts {
    private static final int LEAST = 3;
    /** So many for each to whom answers name others, too, show that they name each one's own. */
    private static final int USUALLY = 3;
    /** So many, and so many for each that does, show that nobody goes beyond what was given. */
    private static final int KEEPERS = 12;
    /** So many show whether a place takes everybody's own number. */
    private static final int PERSONAL = 8;
    /** Of so many it is known that they keep to their own. */
    private static final int OWNERS = 5;

    /** So many are told of an organisation that they belong to. */
    private static final int MEMBERS = 6;

    static final int FOR_EACH = 6;
    private static final int OF_OWNERS = 4;

    final Place place;
    /** Whether a caller names only its own objects there, or others'. */
    Voters own = new Voters();
    /** Whether a caller names only objects that it was handed before. */
    Voters given = new Voters();
    /** Whether a caller names only what answers told it of before. */
    Listeners heard = new Listeners();
    /** Who names what everybody is told of and one other alone was given. */
    Voters mentioned = new Voters();
    /** Whether who named what by all but the answer was another's was named by it: of a kind of things, wherever it is named. */
    Voters explained = new Voters();
    /** What an answer to a call without parameters tells each caller. */
    Voters told = new Voters();
    /** Whether a caller gives several values there at once. */
    Voters repeated = new Voters();
    /** Whether the value is an attribute of the caller, by attribute. */
    private @Nullable Voters[] byAttribute = new Voters[0];

    private long candidates;
    /** The same, with those of which it may be chance: as bits. */
    private long noticed;
    /** The attributes that are believed to be told there once many keep to it, as bits. */
    private long risky;

    private int owner = -1;
    private int self = -1;
    private long kept;
    boolean dirty;
    /** What was given to many threads, as long as it is still so. */
    private @Nullable PlaceFacts frozen;

    PlaceFacts(Place place) {
        this.place = place;
    }

    /** Something is going to be learned. */
    void changes() {
        frozen = null;
    }

    /** The same as it is now, but for what answers tell; for many threads. */
    PlaceFacts frozen() {
        PlaceFacts same = frozen;
        if (same == null) {
            same = new PlaceFacts(place);
            same.own = own.frozen();
            same.given = given.frozen();
            same.repeated = repeated.frozen();
            same.heard = heard.frozen();
            same.explained = explained.frozen();
            same.mentioned = mentioned.frozen();
            same.byAttribute = new Voters[byAttribute.length];
            for (int i = 0; i < byAttribute.length; i++) {
                Voters voters = byAttribute[i];
                same.byAttribute[i] = voters == null ? null : voters.frozen();
            }
            same.candidates = candidates;
            same.noticed = noticed;
            same.risky = risky;
            same.owner = owner;
            same.kept = kept;
            frozen = same;
        }
        return same;
    }

    /** The voices on an attribute. */
    Voters attribute(int attribute) {
        if (attribute >= byAttribute.length) {
            byAttribute = Arrays.copyOf(byAttribute, attribute + 1);
        }
        Voters voters = byAttribute[attribute];
        if (voters == null) {
            voters = new Voters();
            byAttribute[attribute] = voters;
        }
        return voters;
    }

    /** Decides what follows. Returns whether whom it names, or what it tells, has changed. */
    boolean cut(AttributeNames names) {
        changes();
        long now = 0;
        for (int i = 0; i < byAttribute.length; i++) {
            Voters voters = byAttribute[i];
            now |= voters != null && voters.yes(0) > 0 ? 1L << i : 0;
        }
        noticed = now;
        risky = 0;
        candidates = now;
        for (int i = 0; i < byAttribute.length; i++) {
            if (names.isRisky(i, place)) {
                risky |= 1L << i;
                candidates &= keepers(i, 0) > 0 ? -1 : ~(1L << i);
            }
        }
        int wasOwner = owner;
        int wasSelf = self;
        owner = place.person() ? owner(names) : -1;
        self = place.asked() || PeopleWords.isOneSide(place.field()) ? -1 : told(names);
        kept = 0;
        for (int i = 0; i < byAttribute.length; i++) {
            kept |= names.comparable(i, place) && keepers(i, 0) > 0 ? 1L << i : 0;
        }
        dirty = false;
        return wasOwner != owner || wasSelf != self;
    }

    /**
     * The attribute of persons whose values stand there. In an answer about one object nearly everybody must be named by it; in
     * a list, which may show everybody's, words for an owner and some who are named are enough.
     */
    private int owner(AttributeNames names) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < byAttribute.length; i++) {
            Voters voters = names.isPerson(i) && i != AttributeNames.USUAL_PERSON ? byAttribute[i] : null;
            int yes = voters == null ? 0 : voters.yes(0);
            boolean enough = place.inList() ? place.owner() && yes >= 2 : keepers(i, 0) > 0;
            if (enough && yes > most) {
                most = yes;
                best = i;
            }
        }
        return best;
    }

    /** Whether each of several callers always gives another value here than all others: one's own number. */
    boolean isPersonal() {
        int size = told.size();
        int constant = told.onlyYes(0);
        return size >= PERSONAL && 4 * constant >= 3 * size && 10 * told.constantValues() >= 9 * constant;
    }

    /** How many others are known to name one and the same of their own always, where nearly everybody does; else 0. */
    int constant(long judged) {
        int owners = owners(judged);
        return owners >= KEEPERS && owners >= OF_OWNERS * strangers(judged) && isPersonal() ? owners : 0;
    }

    private boolean isSelf() {
        int size = told.size();
        boolean differs = size >= 2 && 10 * told.values() >= 8 * size;
        return differs && 10 * told.onlyYes(0) >= 8 * size;
    }

    /** The attribute that is told there: of oneself, or of the organisation that one belongs to; -1 for none. */
    private int told(AttributeNames names) {
        if (isSelf()) {
            return names.ofField(place.field());
        }
        // What is called id alone is so of people as well.
        String named = PeopleWords.isOrganisation(place.field()) ? place.field() : place.type();
        return PeopleWords.isOrganisation(named) && isMembership() ? names.ofOrganisation(named) : -1;
    }

    /** Whether nearly everybody is always told the same, which some others are told as well: the organisation that one belongs to. */
    private boolean isMembership() {
        int size = told.size();
        return size >= MEMBERS && told.values() >= LEAST && 10 * told.onlyYes(0) >= 8 * size;
    }

    /** The attributes that the value was for somebody, as bits. */
    long candidates() {
        return candidates;
    }

    /** The attributes that the value was for somebody, though perhaps by chance, as bits. */
    long noticed() {
        return noticed;
    }

    /** The attribute of persons by which it names whom the object around it belongs to, or -1. */
    int owner() {
        return owner;
    }

    /** Whether it names something of the caller's for nearly everybody. */
    boolean isKept() {
        return kept != 0;
    }

    /** Whether nearly everybody's own value of one of some attributes stands there. */
    boolean keepsTo(long attributes) {
        return (kept & attributes) != 0;
    }

    /** The attribute that it tells each caller of itself, or -1. */
    int self() {
        return self;
    }

    /**
     * How many others keep to it that the value is that attribute of the caller, where at least three do with different
     * values, and twice as many as do not, of whom answers usually name three times as many; else 0.
     */
    int keepers(int attribute, long judged) {
        Voters voters = attribute < byAttribute.length ? byAttribute[attribute] : null;
        if (voters == null) {
            return 0;
        }
        int keeping = voters.yes(judged);
        boolean usual = attribute == AttributeNames.USUAL_PERSON;
        // Patients of few doctors always see the same one, and may see another.
        if (usual && (keeping < KEEPERS || 10 * voters.values() < 9 * keeping)) {
            return 0;
        }
        boolean chance = (risky & 1L << attribute) != 0;
        int least = chance ? OWNERS : LEAST;
        int each = chance ? FOR_EACH : usual ? USUALLY : 2;
        boolean enough = keeping >= least && voters.values() >= least && keeping >= each * voters.no(judged);
        return enough ? keeping : 0;
    }

    /** Of how many callers it is known whether the value is that attribute of theirs. */
    int known(int attribute) {
        Voters voters = attribute < byAttribute.length ? byAttribute[attribute] : null;
        return voters == null ? 0 : voters.size();
    }

    /** The attribute of persons that most keep to, or -1. */
    int mostKept(AttributeNames names) {
        int best = -1;
        for (int i = 0; i < byAttribute.length; i++) {
            boolean person = names.isPerson(i) && place.person();
            best = person && keepers(i, 0) > (best < 0 ? 0 : keepers(best, 0)) ? i : best;
        }
        return best;
    }

    /** How many others do not keep to it that the value is that attribute of the caller. */
    int breakers(int attribute, long judged) {
        Voters voters = attribute < byAttribute.length ? byAttribute[attribute] : null;
        return voters == null ? 0 : voters.no(judged);
    }

    /** Whether others of the same roles, or of one that hardly anybody has, break it as a rule: what those of another role keep to says nothing of them. */
    boolean isBrokenByPeers(int attribute, ApiFacts api, long judged) {
        Voters voters = attribute < byAttribute.length ? byAttribute[attribute] : null;
        return voters != null && Peers.breakIt(voters, api, judged);
    }

    /**
     * Whether others of a role that hardly anybody has, as that of those who look after all the others, name there what is others', or what they were
     * not given: one of them is enough where no more do not.
     */
    boolean isDoneByPeers(ApiFacts api, long judged, boolean ofOthers) {
        return Peers.doIt(ofOthers ? own : given, api, judged);
    }

    /** How many others name only objects of their own there. */
    int owners(long judged) {
        return own.onlyYes(judged);
    }

    /** How many others name objects of somebody else there. */
    int strangers(long judged) {
        return own.no(judged);
    }

    /** Whether others name only what they were handed: then going beyond is remarkable though it is no secret. */
    boolean isKept(long judged) {
        int keeping = given.onlyYes(judged);
        return keeping >= LEAST && keeping >= 2 * given.no(judged);
    }

    /** Whether many others name their own there, and hardly anybody anything else. */
    boolean isOwnersAlone(long judged) {
        int owners = owners(judged);
        return owners >= KEEPERS && owners >= FOR_EACH * strangers(judged);
    }

    /** Whether some others name their own there, and hardly anybody anything else. */
    boolean isOwnersAmongThemselves(long judged) {
        int owners = owners(judged);
        return owners >= OWNERS && owners >= FOR_EACH * strangers(judged);
    }

    /** How many others name only what they were given, where hardly anybody ever names anything else; else 0. */
    int keepers(long judged) {
        int keeping = given.onlyYes(judged);
        return keeping >= KEEPERS && keeping >= FOR_EACH * given.no(judged) ? keeping : 0;
    }

    void merge(PlaceFacts other) {
        changes();
        own.merge(other.own);
        given.merge(other.given);
        told.mergeTold(other.told);
        repeated.merge(other.repeated);
        heard.merge(other.heard);
        explained.merge(other.explained);
        mentioned.merge(other.mentioned);
        for (int i = 0; i < other.byAttribute.length; i++) {
            Voters voters = other.byAttribute[i];
            if (voters != null) {
                attribute(i).merge(voters);
            }
        }
    }

    /** Forgets all voices, but not what was cut from them. */
    void forget() {
        changes();
        own = new Voters();
        given = new Voters();
        told = new Voters();
        repeated = new Voters();
        heard = new Listeners();
        explained = new Voters();
        mentioned = new Voters();
        byAttribute = new Voters[0];
    }

    /** Forgets what a caller said: it works for others. */
    void remove(long caller) {
        changes();
        own.remove(caller);
        given.remove(caller);
        told.remove(caller);
        repeated.remove(caller);
        heard.remove(caller);
        explained.remove(caller);
        mentioned.remove(caller);
        for (Voters voters : byAttribute) {
            // Who works for others is a member of some organisation all the same.
            if (voters != null && !place.organisation()) {
                voters.remove(caller);
            }
        }
    }

    void write(StateWriter out) {
        place.write(out);
        own.write(out);
        given.write(out);
        told.write(out);
        repeated.write(out);
        heard.write(out);
        explained.write(out);
        mentioned.write(out);
        Voters.writeAll(byAttribute, out);
        out.fixed(candidates);
        out.fixed(noticed);
        out.fixed(risky);
        out.varint(owner + 1);
        out.varint(self + 1);
        out.fixed(kept);
    }

    /** What was written, where so many attributes have names. */
    static PlaceFacts read(StateReader in, int attributes) {
        PlaceFacts facts = new PlaceFacts(Place.read(in));
        facts.own = Voters.read(in);
        facts.given = Voters.read(in);
        facts.told = Voters.read(in);
        facts.repeated = Voters.read(in);
        facts.heard = Listeners.read(in);
        facts.explained = Voters.read(in);
        facts.mentioned = Voters.read(in);
        facts.byAttribute = Voters.readAll(in, attributes);
        facts.candidates = in.fixedLong() & (1L << attributes) - 1;
        facts.noticed = in.fixedLong() & (1L << attributes) - 1;
        facts.risky = in.fixedLong() & (1L << attributes) - 1;
        facts.owner = in.below(attributes + 1) - 1;
        facts.self = in.below(attributes + 1) - 1;
        facts.kept = in.fixedLong();
        return facts;
    }
}
