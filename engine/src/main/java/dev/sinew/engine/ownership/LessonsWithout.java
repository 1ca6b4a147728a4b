package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.Set;

/** Passes on all lessons but those of some sources. */
final class LessonsWithout implements Lessons {
    private final Lessons rest;
    private final boolean ownerFields;
    private final boolean creations;
    private final boolean handOuts;
    private final boolean cohorts;
    private final boolean breadth;
    private final boolean parents;
    private final boolean visibility;

    LessonsWithout(Set<Source> without, Lessons rest) {
        this.rest = rest;
        this.ownerFields = !without.contains(Source.OWNER_FIELD);
        this.creations = !without.contains(Source.CREATION);
        this.handOuts = !without.contains(Source.HAND_OUT);
        this.cohorts = !without.contains(Source.COHORT);
        this.breadth = !without.contains(Source.BREADTH);
        this.parents = !without.contains(Source.PARENT);
        this.visibility = !without.contains(Source.VISIBILITY);
    }

    @Override
    public void attribute(Place place, int attribute, long caller, boolean yes, long value) {
        rest.attribute(place, attribute, caller, yes, value);
    }

    @Override
    public void told(Place place, long caller, long value) {
        rest.told(place, caller, value);
    }

    @Override
    public void own(Place place, long caller, boolean yes) {
        rest.own(place, caller, yes);
    }

    @Override
    public void mentioned(Place place, long caller) {
        rest.mentioned(place, caller);
    }

    @Override
    public void given(Place place, long caller, boolean yes) {
        rest.given(place, caller, yes);
    }

    @Override
    public void heard(Place place, long caller, boolean yes, boolean staff) {
        if (handOuts) {
            rest.heard(place, caller, yes, staff);
        }
    }

    @Override
    public void explained(Place kind, long caller, boolean named) {
        rest.explained(kind, caller, named);
    }

    @Override
    public void used(Site site, Access access, boolean forOthers, boolean guest) {
        rest.used(site, access, forOthers, guest);
    }

    @Override
    public void called(Site site, Access access, boolean forOthers, boolean guest) {
        rest.called(site, access, forOthers, guest);
    }

    @Override
    public void people(Site site, long caller, int others) {
        if (cohorts) {
            rest.people(site, caller, others);
        }
    }

    @Override
    public void worksOnOthers(Site site, long caller) {
        if (cohorts) {
            rest.worksOnOthers(site, caller);
        }
    }

    @Override
    public void serves(Site site, long caller, boolean yes) {
        if (cohorts) {
            rest.serves(site, caller, yes);
        }
    }

    @Override
    public void handed(Named object, long caller, boolean given, int time) {
        if (handOuts) {
            rest.handed(object, caller, given, time);
        }
    }

    @Override
    public void created(Named object, long caller, boolean known, int time, long[] parties) {
        if (creations) {
            rest.created(object, caller, known, time, parties);
        }
    }

    @Override
    public void named(Named object, long person, int time) {
        if (ownerFields) {
            rest.named(object, person, time);
        }
    }

    @Override
    public void published(Named object, boolean open, int time) {
        if (visibility) {
            rest.published(object, open, time);
        }
    }

    @Override
    public void under(Named object, long parent, int time) {
        if (parents) {
            rest.under(object, parent, time);
        }
    }

    @Override
    public void deleted(Named object, int time) {
        rest.deleted(object, time);
    }

    @Override
    public void shown(Site site, long caller, int objects) {
        if (breadth) {
            rest.shown(site, caller, objects);
        }
    }

    @Override
    public void missed(Site site, long caller, int objects) {
        rest.missed(site, caller, objects);
    }

    @Override
    public void strayed(Site site, long caller, int objects) {
        rest.strayed(site, caller, objects);
    }

    @Override
    public void rights(Site site, long caller, long bits) {
        if (cohorts) {
            rest.rights(site, caller, bits);
        }
    }

    @Override
    public void repeated(Place place, long caller, boolean yes) {
        rest.repeated(place, caller, yes);
    }
}
