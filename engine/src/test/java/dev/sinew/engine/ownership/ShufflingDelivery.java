package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Runs the tasks of a phase in a random order, and delivers what they teach at its end, in a random order as well. */
final class ShufflingDelivery implements Delivery {
    private final Random random;
    private final List<Consumer<Lessons>> taught = new ArrayList<>();
    private Optional<Knowledge> receiver = Optional.empty();

    ShufflingDelivery(Random random) {
        this.random = random;
    }

    @Override
    public void run(List<Runnable> tasks) {
        List<Runnable> shuffled = new ArrayList<>(tasks);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(Runnable::run);
    }

    @Override
    public Lessons to(Knowledge knowledge) {
        receiver = Optional.of(knowledge);
        return new Recorder(taught);
    }

    @Override
    public void deliver() {
        Collections.shuffle(taught, random);
        receiver.ifPresent(knowledge -> taught.forEach(each -> each.accept(knowledge)));
        taught.clear();
    }

    /** Keeps lessons instead of passing them on. */
    private record Recorder(List<Consumer<Lessons>> taught) implements Lessons {
        @Override
        public void attribute(Place place, int attribute, long caller, boolean yes, long value) {
            taught.add(into -> into.attribute(place, attribute, caller, yes, value));
        }

        @Override
        public void told(Place place, long caller, long value) {
            taught.add(into -> into.told(place, caller, value));
        }

        @Override
        public void own(Place place, long caller, boolean yes) {
            taught.add(into -> into.own(place, caller, yes));
        }

        @Override
        public void given(Place place, long caller, boolean yes) {
            taught.add(into -> into.given(place, caller, yes));
        }

        @Override
        public void heard(Place place, long caller, boolean yes, boolean staff) {
            taught.add(into -> into.heard(place, caller, yes, staff));
        }

        @Override
        public void mentioned(Place place, long caller) {
            taught.add(into -> into.mentioned(place, caller));
        }

        @Override
        public void explained(Place kind, long caller, boolean named) {
            taught.add(into -> into.explained(kind, caller, named));
        }

        @Override
        public void used(Site site, Access access, boolean forOthers, boolean guest) {
            taught.add(into -> into.used(site, access, forOthers, guest));
        }

        @Override
        public void called(Site site, Access access, boolean forOthers, boolean guest) {
            taught.add(into -> into.called(site, access, forOthers, guest));
        }

        @Override
        public void people(Site site, long caller, int others) {
            taught.add(into -> into.people(site, caller, others));
        }

        @Override
        public void worksOnOthers(Site site, long caller) {
            taught.add(into -> into.worksOnOthers(site, caller));
        }

        @Override
        public void serves(Site site, long caller, boolean yes) {
            taught.add(into -> into.serves(site, caller, yes));
        }

        @Override
        public void handed(Named object, long caller, boolean given, int time) {
            taught.add(into -> into.handed(object, caller, given, time));
        }

        @Override
        public void created(Named object, long caller, boolean known, int time, long[] parties) {
            taught.add(into -> into.created(object, caller, known, time, parties));
        }

        @Override
        public void named(Named object, long person, int time) {
            taught.add(into -> into.named(object, person, time));
        }

        @Override
        public void published(Named object, boolean open, int time) {
            taught.add(into -> into.published(object, open, time));
        }

        @Override
        public void under(Named object, long parent, int time) {
            taught.add(into -> into.under(object, parent, time));
        }

        @Override
        public void deleted(Named object, int time) {
            taught.add(into -> into.deleted(object, time));
        }

        @Override
        public void shown(Site site, long caller, int objects) {
            taught.add(into -> into.shown(site, caller, objects));
        }

        @Override
        public void rights(Site site, long caller, long bits) {
            taught.add(into -> into.rights(site, caller, bits));
        }

        @Override
        public void missed(Site site, long caller, int objects) {
            taught.add(into -> into.missed(site, caller, objects));
        }

        @Override
        public void strayed(Site site, long caller, int objects) {
            taught.add(into -> into.strayed(site, caller, objects));
        }

        @Override
        public void repeated(Place place, long caller, boolean yes) {
            taught.add(into -> into.repeated(place, caller, yes));
        }
    }
}
