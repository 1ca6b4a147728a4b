package dev.sinew.engine.ownership;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one object: who made it, whom its own fields name, to whom it was handed, whether its owner made it public,
 * when it was deleted. Facts may come in any order and lead to the same. Times are seconds since 2020.
 */
final class ObjectFacts {
    /** To so many callers an object is remembered as handed. */
    static final int MOST = 32;

    private static final long[] NO_KEYS = {};
    private static final int[] NO_TIMES = {};

    private int type;
    /** Whom the object's owner field shows, as far as any does. */
    @Nullable
    Namings names;

    @Nullable
    Deletions deletions;

    @Nullable
    Creations creations;

    /** To whom it was given itself, once more were told of it than are remembered. */
    @Nullable
    FirstGiven first;

    long[] receivers = NO_KEYS;
    int[] handedAt = NO_TIMES;
    int receiverCount;
    /** When it was handed to anybody first, 0 for never: what was there already nobody makes. */
    int known;
    /** Which receivers were given the object itself, rather than something that mentions it. */
    int given;

    boolean published;
    int publishedAt;
    /** When it was last deleted as what it is, 0 for never; and when first. */
    private int deletedAt;

    private int deletedFirst;
    int touched;
    /** After how many times that all facts were frozen these were made: what is as old as that must not change. */
    int madeFor;

    ObjectFacts(int type) {
        this.type = type;
    }

    /** The object that it was listed or made under; 0 where none is known, or several are. */
    long parent;

    boolean manyParents;

    /** It was listed or made under another object. */
    void under(long object, int time) {
        touch(time);
        manyParents |= parent != 0 && parent != object;
        parent = parent == 0 ? object : Math.min(parent, object);
    }

    /** The one object that it was listed or made under; 0 where none is known, or several are. */
    long parent() {
        return manyParents ? 0 : parent;
    }

    /** Whether it was listed under several objects. */
    boolean hasManyParents() {
        return manyParents;
    }

    int type() {
        return type;
    }

    /** The same, to be changed on its own. */
    ObjectFacts copy(int made) {
        ObjectFacts same = new ObjectFacts(type);
        same.madeFor = made;
        same.names = names == null ? null : names.copy();
        same.deletions = deletions == null ? null : deletions.copy();
        same.creations = creations == null ? null : creations.copy();
        same.first = first == null ? null : first.copy();
        same.receivers = receivers.clone();
        same.handedAt = handedAt.clone();
        same.receiverCount = receiverCount;
        same.known = known;
        same.given = given;
        same.published = published;
        same.publishedAt = publishedAt;
        same.deletedAt = deletedAt;
        same.touched = touched;
        same.parent = parent;
        same.manyParents = manyParents;
        same.deletedFirst = deletedFirst;
        return same;
    }

    /** It turns out to be of another type than was thought. */
    void is(int other) {
        type = other;
        deleted();
    }

    void deleted() {
        deletedAt = deletions == null ? 0 : deletions.last(type);
        deletedFirst = deletions == null ? 0 : deletions.first(type);
    }

    /** The same as it was at a time, where it has been deleted in between; else itself. */
    ObjectFacts asOf(int time) {
        return deletedAt == 0 || time > deletedAt ? this : before(new ObjectFacts(type));
    }

    private ObjectFacts before(ObjectFacts before) {
        if (deletedFirst != deletedAt) {
            return before;
        }
        before.creations = creations == null ? null : creations.asOf(deletedAt);
        for (int i = 0; i < receiverCount; i++) {
            if (handedAt[i] <= deletedAt) {
                before.handTo(receivers[i], (given & 1 << i) != 0, handedAt[i]);
            }
        }
        before.names = names == null ? null : names.asOf(deletedAt);
        if (publishedAt != 0 && publishedAt <= deletedAt) {
            before.published(published, publishedAt);
        }
        before.known = known <= deletedAt ? known : before.known;
        before.parent = parent;
        before.manyParents = manyParents;
        return before;
    }

    void touch(int time) {
        touched = Math.max(touched, time);
    }

    /** A caller got to know of it without asking for it by name: it was given, or mentioned in something else. */
    void handTo(long caller, boolean gives, int time) {
        touch(time);
        known = known == 0 ? time : Math.min(known, time);
        if (first != null) {
            first.add(gives ? caller : 0);
        }
        for (int i = 0; i < receiverCount; i++) {
            if (receivers[i] == caller) {
                handedAt[i] = Math.max(handedAt[i], time);
                given |= gives ? 1 << i : 0;
                return;
            }
        }
        if (receiverCount < MOST) {
            if (receiverCount == receivers.length) {
                int room = Math.min(MOST, Math.max(1, 2 * receiverCount));
                receivers = Arrays.copyOf(receivers, room);
                handedAt = Arrays.copyOf(handedAt, room);
            }
            receivers[receiverCount] = caller;
            given |= gives ? 1 << receiverCount : 0;
            handedAt[receiverCount++] = time;
            return;
        }
        if (first == null) {
            first = FirstGiven.of(receivers, receiverCount, given);
            first.add(gives ? caller : 0);
        }
        int last = Sorted.lastMixed(receivers, receiverCount);
        if (Named.mix(caller) < Named.mix(receivers[last])) {
            receivers[last] = caller;
            given = given & ~(1 << last) | (gives ? 1 << last : 0);
            handedAt[last] = time;
        }
    }

    /** Somebody made it; the first to do so since it was last deleted counts. */
    void created(long caller, boolean known, int time, long[] parties) {
        touch(time);
        creations = creations == null ? new Creations() : creations;
        creations.add(caller, known, time, parties);
    }

    /** Its owner field shows a person; the latest counts. */
    void named(long person, int time) {
        touch(time);
        if (names == null) {
            names = new Namings();
        }
        names.add(person, time);
    }

    /** The person that its owner field named until it began to name the one that it names now; 0 for none. */
    long personBefore(int time) {
        boolean before = names != null && time <= names.since() && (deletedAt == 0 || names.beforeUntil() > deletedAt);
        return before && names != null ? names.before() : 0;
    }

    /** Whether its owner field named somebody after a time only, as far as remembered: at that time it may have been another's. */
    boolean isFirstNamedAfter(int time) {
        return names != null && names.since() > time && (names.before() == 0 || names.beforeUntil() >= time);
    }

    /** Whether it may have belonged to somebody at a time who is not remembered, as it changed hands so often since. */
    boolean isForgottenAt(int time) {
        return names != null && names.isForgottenAt(time);
    }

    /** Whether it was made after a time: what stood under its id before was another one. */
    boolean isMadeAfter(int time) {
        return creator() != 0 && createdAt() > time && (person() == 0 || namedFrom() > time);
    }

    /** Whether it was handed out after a time only. */
    boolean isHandedAfter(int time) {
        boolean handed = receiverCount > 0 && (person() == 0 || namedFrom() > time);
        for (int i = 0; i < receiverCount; i++) {
            handed &= handedAt[i] > time;
        }
        return handed;
    }

    /** Whether nobody saw it before a time, as far as is known. */
    boolean isUnseenBefore(int time) {
        boolean handed = known != 0 && known < time;
        boolean made = creations != null && createdAt() != 0 && createdAt() < time;
        boolean named = names != null && (names.since() < time || names.before() != 0);
        return !handed && !made && !named;
    }

    /** Since when its owner field names the person that it names now. */
    int namedFrom() {
        return names == null ? 0 : names.since();
    }

    /** An answer said whether everybody may see it; the latest counts. */
    void published(boolean open, int time) {
        touch(time);
        if (time > publishedAt || (time == publishedAt && open)) {
            published = open;
            publishedAt = time;
        }
    }

    /** It was deleted as an object of a type: what was known until then counts no more where it is of that type. */
    void deleted(int as, int time) {
        touch(time);
        if (deletions == null) {
            deletions = new Deletions();
        }
        deletions.add(as, time);
        deleted();
    }

    /** The caller that made it, 0 where nobody is known to have. */
    long creator() {
        Creations made = made();
        return made == null ? 0 : made.caller(deletedAt);
    }

    /** Whether the creator is a caller, rather than a client that nobody is known behind. */
    boolean creatorKnown() {
        Creations made = made();
        return made != null && made.isKnown(deletedAt);
    }

    /** When it was made, 0 where not known. */
    int createdAt() {
        Creations made = made();
        return made == null ? 0 : made.time(deletedAt);
    }

    private @Nullable Creations made() {
        boolean there = creations != null && deletedAt == 0 && known != 0 && known < creations.time(0);
        return there ? null : creations;
    }

    /** Whether the call that made it named the caller: a payment's receiver, whom a message is for. */
    boolean isFor(Actor actor, long persons) {
        return creations != null && creations.isFor(actor, persons, deletedAt);
    }

    /** The person that its owner field names, 0 for none. */
    long person() {
        return names != null && (deletedAt == 0 || names.until() > deletedAt) ? names.person() : 0;
    }

    boolean isPublished() {
        return published && (deletedAt == 0 || publishedAt > deletedAt);
    }

    /** Whether a caller got to know of it without asking for it by name. */
    boolean wasHandedTo(long caller) {
        for (int i = 0; i < receiverCount; i++) {
            if (receivers[i] == caller && stands(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a caller was given the object itself. */
    boolean wasGivenTo(long caller) {
        return wasGivenToOne(each -> each == caller);
    }

    /** Whether a caller was given the object itself who is one of some, such as those that are a person by now. */
    boolean wasGivenToOne(LongPredicate some) {
        for (int i = 0; i < receiverCount; i++) {
            if (wasGiven(i) && some.test(receivers[i])) {
                return true;
            }
        }
        return creations != null && creations.isBy(some, deletedAt);
    }

    private boolean wasGiven(int receiver) {
        return (given & 1 << receiver) != 0 && stands(receiver);
    }

    private boolean stands(int receiver) {
        return deletedAt == 0 || handedAt[receiver] > deletedAt;
    }

    /** To how many callers it was handed, at most {@link #MOST}. */
    int receivers() {
        int standing = 0;
        for (int i = 0; i < receiverCount; i++) {
            standing += stands(i) ? 1 : 0;
        }
        return standing;
    }

    /** To which callers it was handed, as far as remembered. */
    long[] handedTo() {
        long[] standing = new long[receiverCount];
        int count = 0;
        for (int i = 0; i < receiverCount; i++) {
            if (stands(i)) {
                standing[count++] = receivers[i];
            }
        }
        return count == receiverCount ? standing : Arrays.copyOf(standing, count);
    }

    /** To how many callers it was given itself, at most {@link #MOST}. */
    int givenTo() {
        int count = 0;
        for (int i = 0; i < receiverCount; i++) {
            count += wasGiven(i) ? 1 : 0;
        }
        return count;
    }

    /** The only caller that it was given to itself; 0 where there is none or are several. */
    long onlyReceiver() {
        if (first != null) {
            return deletedAt == 0 ? first.only() : 0;
        }
        for (int i = 0; i < receiverCount; i++) {
            if (wasGiven(i)) {
                return givenTo() == 1 ? receivers[i] : 0;
            }
        }
        return 0;
    }

    /** Whether a caller alone was given it itself, and it is not for all. */
    boolean isGivenAlone(Actor actor) {
        long only = isPublished() ? 0 : onlyReceiver();
        return only != 0 && (actor.is(only) || actor.hasGuest(each -> each == only));
    }

    /** Whether its fields name somebody, or a known caller made it: who may change it is known. */
    boolean hasHolder() {
        return person() != 0 || (creator() != 0 && creatorKnown());
    }

    /** Stands for whom it belongs to: whom its field names, else who made it, else the only one it was handed to; 0 for none. */
    long owner() {
        return person() != 0 ? person() : creator() != 0 ? creator() : onlyReceiver();
    }

    /** When it was last handed to one of some callers; 0 for never. */
    int lastHanded(LongPredicate some) {
        int last = 0;
        for (int i = 0; i < receiverCount; i++) {
            last = some.test(receivers[i]) ? Math.max(last, handedAt[i]) : last;
        }
        return last;
    }
}
