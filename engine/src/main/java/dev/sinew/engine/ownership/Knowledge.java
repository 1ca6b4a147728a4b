package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known across callers: how places and operations are used, and whose objects are. Spread over shards by key. Lessons
 * are taken in one phase and read in another, and what is concluded from many of them is cut in between and numbered, so that
 * it does not matter in which order they come.
 */
final class Knowledge implements Lessons {
    /** An object is everybody's where so many callers are handed it at least, and one in so many of all. */
    private static final int MANY = 3;

    private static final int ONE_IN = 10;
    /** Of what nothing is known. Never added to. */
    private static final TypeFacts NO_TYPE = new TypeFacts();

    private static final OperationFacts NO_OPERATION = new OperationFacts();
    private static final ApiFacts NO_API = new ApiFacts();

    private final AttributeNames names;
    private final List<KnowledgeShard> shards = new ArrayList<>();
    private final Int2ObjectHashMap<TypeFacts> types = new Int2ObjectHashMap<>();
    private final ListKinds lists = new ListKinds();
    private Meanings meanings = Meanings.NONE;
    private int many = MANY;
    private long number;

    /** Knowledge in some shards, of so many objects at most. */
    Knowledge(int shards, int objects, AttributeNames names) {
        this.names = names;
        for (int i = 0; i < shards; i++) {
            this.shards.add(new KnowledgeShard(objects / shards));
        }
    }

    private KnowledgeShard shard(long key) {
        return shards.size() == 1 ? shards.getFirst() : shards.get(Math.floorMod(key >>> 7, shards.size()));
    }

    private PlaceFacts learnPlace(Place place) {
        KnowledgeShard shard = shard(place.key());
        PlaceFacts facts = shard.places.get(place.key());
        if (facts == null) {
            facts = new PlaceFacts(place.pooled());
            shard.places.put(place.key(), facts);
        }
        facts.changes();
        if (!facts.dirty) {
            facts.dirty = true;
            shard.dirty.add(facts);
        }
        return facts;
    }

    @Override
    public void attribute(Place place, int attribute, long caller, boolean yes, long value) {
        learnPlace(place).attribute(attribute).add(caller, yes, value);
    }

    @Override
    public void told(Place place, long caller, long value) {
        learnPlace(place).told.told(caller, value);
    }

    @Override
    public void own(Place place, long caller, boolean yes) {
        learnPlace(place).own.add(caller, yes);
    }

    @Override
    public void given(Place place, long caller, boolean yes) {
        learnPlace(place).given.add(caller, yes);
    }

    @Override
    public void heard(Place place, long caller, boolean yes, boolean staff) {
        learnPlace(place).heard.add(caller, yes, staff);
    }

    @Override
    public void mentioned(Place place, long caller) {
        learnPlace(place).mentioned.add(caller, false);
    }

    @Override
    public void explained(Place kind, long caller, boolean named) {
        learnPlace(kind).explained.add(caller, named);
    }

    @Override
    public void used(Site site, Access access, boolean forOthers, boolean guest) {
        operation(site).learn(access, forOthers, guest);
    }

    @Override
    public void called(Site site, Access access, boolean forOthers, boolean guest) {
        learnApi(site).learn(access, forOthers, guest);
        if (access.forbidden() && access.actor().known() && !forOthers) {
            operation(site).refused(access.actor().key());
        }
    }

    @Override
    public void people(Site site, long caller, int others) {
        operation(site).people(caller, others);
    }

    @Override
    public void worksOnOthers(Site site, long caller) {
        learnApi(site).worksOnOthers(caller);
    }

    @Override
    public void serves(Site site, long caller, boolean yes) {
        learnApi(site).serves(caller, yes);
    }

    private ApiFacts learnApi(Site site) {
        return shard(site.apiKey).apis.computeIfAbsent(site.apiKey, key -> new ApiFacts());
    }

    private OperationFacts operation(Site site) {
        KnowledgeShard shard = shard(site.key);
        shard.sites.putIfAbsent(site.key, site);
        return shard.operations.computeIfAbsent(site.key, key -> new OperationFacts());
    }

    @Override
    public void handed(Named object, long caller, boolean given, int time) {
        objects(object.object()).handed(object.object(), object.place().typeKey(), caller, given, time);
    }

    @Override
    public void created(Named object, long caller, boolean known, int time, long[] parties) {
        objects(object.object()).created(object.object(), object.place().typeKey(), caller, known, time, parties);
    }

    @Override
    public void named(Named object, long person, int time) {
        objects(object.object()).named(object.object(), object.place().typeKey(), person, time);
    }

    @Override
    public void published(Named object, boolean open, int time) {
        objects(object.object()).published(object.object(), object.place().typeKey(), open, time);
    }

    @Override
    public void deleted(Named object, int time) {
        objects(object.object()).deleted(object.object(), object.place().typeKey(), time);
    }

    @Override
    public void under(Named object, long parent, int time) {
        objects(object.object()).under(object.object(), object.place().typeKey(), parent, time);
    }

    @Override
    public void shown(Site site, long caller, int objects) {
        operation(site).shown(caller, objects);
    }

    @Override
    public void missed(Site site, long caller, int objects) {
        operation(site).missed(caller, objects);
    }

    @Override
    public void strayed(Site site, long caller, int objects) {
        operation(site).strayed(caller, objects);
    }

    @Override
    public void rights(Site site, long caller, long bits) {
        operation(site).rights(caller, bits);
        learnApi(site).rights(caller, bits);
    }

    @Override
    public void repeated(Place place, long caller, boolean yes) {
        learnPlace(place).repeated.add(caller, yes);
    }

    private ObjectStore objects(long object) {
        return shard(object).objects;
    }

    /** Concludes from what was learned of places and operations. Returns whether anything that lessons depend on is different. */
    boolean cutPlaces() {
        number++;
        boolean changed = false;
        List<PlaceFacts> dirty = new ArrayList<>();
        for (KnowledgeShard shard : shards) {
            dirty.addAll(shard.dirty);
            shard.dirty.clear();
        }
        // In one order: names are numbered as they are first met.
        dirty.sort(Comparator.comparingLong(facts -> facts.place.key()));
        for (PlaceFacts facts : dirty) {
            changed |= facts.cut(names);
        }
        changed |= lists.cut(shards, this);
        boolean meant = cutMeanings();
        return changed || meant;
    }

    private boolean cutMeanings() {
        Meanings now = Meanings.of(shards);
        boolean changed = !now.equals(meanings);
        meanings = now;
        return changed;
    }

    /** The attribute of persons by which a place in an answer names whom the object around it belongs to, or -1. */
    int ownerAt(Place place) {
        PlaceFacts facts = place(place);
        if (facts != null && facts.owner() >= 0) {
            return facts.owner();
        }
        int meant = meanings.at(place);
        boolean denied =
                facts != null && facts.candidates() != 0 && meant >= 0 && (facts.candidates() & 1L << meant) == 0;
        return denied ? -1 : meant;
    }

    /** Sums up how the objects of each type are handed out among so many callers. */
    void cutTypes(long callers) {
        many = Math.clamp(callers / ONE_IN, MANY, ObjectFacts.MOST);
        sumTypes();
    }

    private void sumTypes() {
        types.clear();
        for (KnowledgeShard shard : shards) {
            shard.objects
                    .types()
                    .forEachInt((type, facts) ->
                            types.computeIfAbsent(type, key -> new TypeFacts()).merge(facts));
        }
    }

    /** How a place is used, or nothing where it is not known. */
    @Nullable
    PlaceFacts place(Place place) {
        return shard(place.key()).places.get(place.key());
    }

    /** What is known of the place of a key. */
    @Nullable
    PlaceFacts place(long key) {
        return shard(key).places.get(key);
    }

    OperationFacts of(Site site) {
        OperationFacts facts = shard(site.key).operations.get(site.key);
        return facts == null ? NO_OPERATION : facts;
    }

    ApiFacts api(int key) {
        ApiFacts facts = shard(key).apis.get(key);
        return facts == null ? NO_API : facts;
    }

    TypeFacts type(Place place) {
        return type(place.typeKey());
    }

    /** How the objects of a type are handed out. */
    TypeFacts type(int type) {
        TypeFacts facts = types.get(type);
        return facts == null ? NO_TYPE : facts;
    }

    @Nullable
    ObjectFacts object(long object) {
        return objects(object).of(object);
    }

    /** What was known of an object at a time, where it has been deleted since; else all that is known. */
    @Nullable
    ObjectFacts object(long object, int time) {
        ObjectFacts facts = object(object);
        return facts == null ? null : facts.asOf(time);
    }

    /** To how many callers what is everybody's is handed at least. */
    int many() {
        return many;
    }

    /** Which lists are for whom. */
    ListKinds lists() {
        return lists;
    }

    /** Forgets what a caller taught of places: it works for others. */
    void remove(long caller) {
        for (KnowledgeShard shard : shards) {
            shard.places.values().forEach(facts -> facts.remove(caller));
        }
    }

    /** Forgets all lessons, but not what was concluded from them: they are going to be taught again. */
    void forgetLessons() {
        for (KnowledgeShard shard : shards) {
            shard.places.values().forEach(PlaceFacts::forget);
            shard.operations.clear();
            shard.apis.clear();
            shard.objects = shard.objects.emptied();
        }
    }

    /** Objects that were forgotten for lack of room. */
    long forgotten() {
        return shards.stream().mapToLong(shard -> shard.objects.forgotten()).sum();
    }

    /** How many objects are known. */
    long objects() {
        return shards.stream().mapToLong(shard -> shard.objects.size()).sum();
    }

    /**
     * What requests to some operations are judged by, as known now, with copies of the names; for many threads. What was learned of
     * answers is not taken along.
     */
    Knowledge frozen(Collection<Site> sites, AttributeNames copied) {
        Knowledge same = new Knowledge(shards.size(), 0, copied);
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).freeze(same.shards.get(i));
        }
        for (Site site : sites) {
            for (Place place : site.requested()) {
                shard(place.key()).freeze(place, same.shard(place.key()));
                Place kind = site.kind(place);
                shard(kind.key()).freeze(kind, same.shard(kind.key()));
            }
        }
        // Made anew at each cut, and not changed after it.
        same.types.putAll(types);
        same.many = many;
        return same;
    }

    void write(StateWriter out) {
        out.varint(number);
        out.varint(many);
        lists.write(out);
        out.varint(shards.size());
        shards.forEach(shard -> shard.write(out));
    }

    /** Takes what was written on any number of shards. */
    void read(StateReader in, Map<Long, Site> sites) {
        number = in.varint();
        many = Math.clamp(in.below(ObjectFacts.MOST + 1), MANY, ObjectFacts.MOST);
        lists.read(in);
        int written = in.count(1);
        for (int i = 0; i < written && !in.failed(); i++) {
            readShard(in, sites);
        }
        cutMeanings();
        sumTypes();
    }

    private void readShard(StateReader in, Map<Long, Site> sites) {
        int count = in.count(1);
        for (int i = 0; i < count && !in.failed(); i++) {
            PlaceFacts facts = PlaceFacts.read(in, names.count());
            shard(facts.place.key()).places.put(facts.place.key(), facts);
        }
        int operations = in.count(8);
        for (int i = 0; i < operations && !in.failed(); i++) {
            long key = in.fixedLong();
            Site site = sites.get(key);
            if (site == null) {
                in.fail("an operation is told of that is not known");
                return;
            }
            shard(key).operations.put(key, OperationFacts.read(in));
            shard(key).sites.put(key, site);
        }
        int apis = in.count(4);
        for (int i = 0; i < apis && !in.failed(); i++) {
            int key = in.fixedInt();
            shard(key).apis.put(key, ApiFacts.read(in));
        }
        shards.getFirst().objects.read(in, this::objects, shards.size() == 1);
    }
}
