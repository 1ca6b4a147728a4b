package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import org.jspecify.annotations.Nullable;

/** What a caller has to do with by habit: the organisation that it calls for, and the person whom answers about single things name to it. */
final class Dealings {
    private static final long ORGANISATION = 1L << AttributeNames.USUAL_TENANT;

    private @Nullable Tenancy organisation;
    private @Nullable Tenancy person;

    /** For which organisations it calls. */
    Tenancy organisations() {
        Tenancy now = organisation == null ? new Tenancy() : organisation;
        organisation = now;
        return now;
    }

    /** Whom answers name to it. */
    Tenancy persons() {
        Tenancy now = person == null ? new Tenancy() : person;
        person = now;
        return now;
    }

    /** The organisation that it calls for by habit, as an object; 0 where there is none. */
    long organisation() {
        return organisation == null ? 0 : organisation.usualObject();
    }

    /** The person whom answers name to it by habit; 0 where there is none. It need not be the caller: who reads nothing but what is another's has that one. */
    long person() {
        return person == null ? 0 : person.usual();
    }

    /** The attributes that a value is, as bits. */
    long of(long print) {
        return print != 0 && organisation != null && organisation.usual() == print ? ORGANISATION : 0;
    }

    /** The attributes that there are, as bits. */
    long all() {
        return organisation() == 0 ? 0 : ORGANISATION;
    }

    void absorb(Dealings other) {
        if (other.organisation != null) {
            organisations().add(other.organisation);
        }
        if (other.person != null) {
            persons().add(other.person);
        }
    }

    void forget() {
        if (organisation != null) {
            organisation.forget();
        }
        if (person != null) {
            person.forget();
        }
    }

    void decide() {
        if (organisation != null) {
            organisation.decide();
        }
        if (person != null) {
            person.decideAmongFew();
        }
    }

    /** What was decided; for many threads. */
    Dealings frozen() {
        Dealings same = new Dealings();
        same.organisation = organisation == null ? null : organisation.frozen();
        same.person = person == null ? null : person.frozen();
        return same;
    }

    void write(StateWriter out) {
        write(organisation, out);
        write(person, out);
    }

    private static void write(@Nullable Tenancy one, StateWriter out) {
        out.flag(one != null);
        if (one != null) {
            one.write(out);
        }
    }

    void read(StateReader in) {
        if (in.flag()) {
            organisations().read(in);
        }
        if (in.flag()) {
            persons().read(in);
        }
    }
}
