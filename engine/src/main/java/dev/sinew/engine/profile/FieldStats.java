package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.ClassHit;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one field: sums, extremes, the smallest few of what may be many. Merging is exact in any order. */
final class FieldStats {
    /** More values than this are no enumeration. */
    private static final int ENUMERATION = 16;

    private static final int FORMATS = 32;
    /** In the tally: how often in exchanges that succeeded without credentials. */
    private static final int BARE = 64;
    /** How many values had no fingerprint, each taken as one of its own. */
    private static final int UNPRINTED = 65;
    /** How many values had a text. */
    private static final int TEXTUAL = 66;

    private static final String[] NO_TEXTS = {};
    /** What there is, in bytes, as bits. */
    private static final int SIZED = 1;

    private static final int NUMBERED = 2;
    private static final int TEXTS = 4;
    private static final int HITS = 8;
    private static final int SAMPLE = 16;

    final FieldPath path;
    private long[] tally = Tally.NONE;
    private int[] prints = Smallest.NONE;
    private int minLength = Integer.MAX_VALUE;
    private int maxLength;
    private long minNumber = Long.MAX_VALUE;
    private long maxNumber = Long.MIN_VALUE;
    /** The first few texts in their order, one more than an enumeration has where there are more. */
    private String[] texts = NO_TEXTS;

    private @Nullable SortedMap<String, Long> hits;
    private String sample = "";
    private Origin first = Origin.NONE;
    private long firstTime = Long.MAX_VALUE;

    /** The field that came behind this one the last time, looked at first the next time. */
    @Nullable
    FieldStats next;

    /** Whether its set has dropped it. */
    boolean dropped;

    FieldStats(FieldPath path) {
        this.path = path;
    }

    /** Takes one row. */
    void add(Fields fields, int row, Observation observation) {
        ValueType type = fields.type(row);
        if (type.isContainer()) {
            tally = Tally.add(tally, type.ordinal(), fields.number(row));
        } else {
            value(type, fields, row);
        }
        if (observation.has(Trait.BARE_SUCCESS)) {
            tally = Tally.add(tally, BARE, 1);
        }
        seen(observation.timeMicros(), observation.origin());
    }

    private void value(ValueType type, Fields fields, int row) {
        add(type, fields.format(row), fields.length(row), fields.print(row), fields.number(row), fields.text(row));
    }

    /** Takes one value; its text is empty where none is kept. */
    void add(ValueType type, ValueFormat format, int length, long print, long number, String text) {
        tally = Tally.add(tally, type.ordinal(), 1);
        switch (type) {
            case STRING, INTEGER, DECIMAL -> {
                if (type != ValueType.DECIMAL) {
                    tally = Tally.add(tally, FORMATS + format.ordinal(), 1);
                }
                minLength = Math.min(minLength, length);
                maxLength = Math.max(maxLength, length);
                if (print != 0) {
                    prints = Smallest.add(prints, print);
                } else {
                    tally = Tally.add(tally, UNPRINTED, 1);
                }
                if (type != ValueType.STRING) {
                    minNumber = Math.min(minNumber, number);
                    maxNumber = Math.max(maxNumber, number);
                }
                if (!text.isEmpty()) {
                    tally = Tally.add(tally, TEXTUAL, 1);
                    text(text);
                }
            }
            default -> {}
        }
    }

    /** Takes the hits of a class in one message. */
    void hit(ClassHit hit) {
        SortedMap<String, Long> counted = hits;
        if (counted == null) {
            counted = new TreeMap<>();
            hits = counted;
        }
        counted.merge(hit.dataClass(), (long) hit.count(), Long::sum);
        sample(hit.sample());
    }

    private void sample(String other) {
        if (!other.isEmpty() && (sample.isEmpty() || other.compareTo(sample) < 0)) {
            sample = other;
        }
    }

    private void text(String text) {
        int at = Arrays.binarySearch(texts, text);
        if (at >= 0) {
            return;
        }
        int place = -at - 1;
        if (place > ENUMERATION) {
            return;
        }
        int size = Math.min(texts.length + 1, ENUMERATION + 1);
        String[] more = new String[size];
        System.arraycopy(texts, 0, more, 0, place);
        more[place] = text;
        System.arraycopy(texts, place, more, place + 1, size - place - 1);
        texts = more;
    }

    void seen(long time, Origin origin) {
        if (firstTime == Long.MAX_VALUE || isBefore(time, origin)) {
            firstTime = time;
            first = origin;
        }
    }

    private boolean isBefore(long time, Origin origin) {
        return time < firstTime || (time == firstTime && origin.compareTo(first) < 0);
    }

    void merge(FieldStats other) {
        tally = Tally.merge(tally, other.tally);
        prints = Smallest.merge(prints, other.prints);
        minLength = Math.min(minLength, other.minLength);
        maxLength = Math.max(maxLength, other.maxLength);
        minNumber = Math.min(minNumber, other.minNumber);
        maxNumber = Math.max(maxNumber, other.maxNumber);
        for (String text : other.texts) {
            text(text);
        }
        Map<String, Long> theirs = other.hits;
        if (theirs != null) {
            SortedMap<String, Long> mine = hits == null ? new TreeMap<>() : hits;
            theirs.forEach((id, count) -> mine.merge(id, count, Long::sum));
            hits = mine;
        }
        sample(other.sample);
        if (other.firstTime != Long.MAX_VALUE) {
            seen(other.firstTime, other.first);
        }
    }

    /** How often it was there: values, objects, arrays. */
    long present() {
        long count = 0;
        for (ValueType type : ValueType.values()) {
            boolean apart = type == ValueType.EMPTY_OBJECT || type == ValueType.EMPTY_ARRAY;
            count += apart ? 0 : Tally.of(tally, type.ordinal());
        }
        return count;
    }

    long count(ValueType type) {
        return Tally.of(tally, type.ordinal());
    }

    Map<ValueType, Long> types() {
        Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
        for (ValueType type : ValueType.values()) {
            if (Tally.of(tally, type.ordinal()) > 0) {
                types.put(type, Tally.of(tally, type.ordinal()));
            }
        }
        return types;
    }

    Map<ValueFormat, Long> formats() {
        Map<ValueFormat, Long> formats = new EnumMap<>(ValueFormat.class);
        for (ValueFormat format : ValueFormat.values()) {
            if (Tally.of(tally, FORMATS + format.ordinal()) > 0) {
                formats.put(format, Tally.of(tally, FORMATS + format.ordinal()));
            }
        }
        return formats;
    }

    /** The values, where all texts were kept and they are few. */
    List<String> enumeration() {
        long textual = Tally.of(tally, TEXTUAL);
        boolean closed =
                textual > 0 && textual == Tally.of(tally, ValueType.STRING.ordinal()) && texts.length <= ENUMERATION;
        return closed ? List.of(texts) : List.of();
    }

    Map<String, Long> hits() {
        return hits == null ? Map.of() : Collections.unmodifiableMap(hits);
    }

    String sample() {
        return sample;
    }

    /** How often it was there in exchanges that succeeded without credentials. */
    long bare() {
        return Tally.of(tally, BARE);
    }

    /** How far the largest whole number lies above the smallest, or -1 where there was none or it does not fit. */
    long span() {
        long span = maxNumber - minNumber;
        return maxNumber < minNumber || span < 0 ? -1 : span;
    }

    long distinct() {
        return Smallest.count(prints) + Tally.of(tally, UNPRINTED);
    }

    int minLength() {
        return minLength == Integer.MAX_VALUE ? 0 : minLength;
    }

    int maxLength() {
        return maxLength;
    }

    Origin first() {
        return first;
    }

    /** Writes all but the path. What a field has none of takes no room. */
    void write(StateWriter out) {
        boolean sized = minLength != Integer.MAX_VALUE || maxLength != 0;
        boolean numbered = minNumber != Long.MAX_VALUE || maxNumber != Long.MIN_VALUE;
        out.octet((sized ? SIZED : 0)
                | (numbered ? NUMBERED : 0)
                | (texts.length > 0 ? TEXTS : 0)
                | (hits != null ? HITS : 0)
                | (sample.isEmpty() ? 0 : SAMPLE));
        Tally.write(tally, out);
        Smallest.write(prints, out);
        if (sized) {
            out.varint(minLength);
            out.varint(maxLength);
        }
        if (numbered) {
            out.fixed(minNumber);
            out.fixed(maxNumber);
        }
        if (texts.length > 0) {
            writeTexts(out);
        }
        if (hits != null) {
            writeHits(hits, out);
        }
        if (!sample.isEmpty()) {
            out.text(sample);
        }
        out.moment(firstTime, first);
    }

    private void writeTexts(StateWriter out) {
        out.varint(texts.length);
        for (String text : texts) {
            out.text(text);
        }
    }

    private static void writeHits(SortedMap<String, Long> hits, StateWriter out) {
        out.varint(hits.size());
        hits.forEach((dataClass, count) -> {
            out.shared(dataClass);
            out.varint(count);
        });
    }

    static FieldStats read(FieldPath path, StateReader in) {
        FieldStats stats = new FieldStats(path);
        int flags = in.octet();
        stats.tally = Tally.read(in);
        stats.prints = Smallest.read(in);
        if ((flags & SIZED) != 0) {
            stats.minLength = in.upTo(Integer.MAX_VALUE);
            stats.maxLength = in.upTo(Integer.MAX_VALUE);
        }
        if ((flags & NUMBERED) != 0) {
            stats.minNumber = in.fixedLong();
            stats.maxNumber = in.fixedLong();
        }
        if ((flags & TEXTS) != 0) {
            stats.readTexts(in);
        }
        if ((flags & HITS) != 0) {
            stats.hits = readHits(in);
        }
        stats.sample = (flags & SAMPLE) != 0 ? in.text() : "";
        in.moment();
        stats.firstTime = in.time();
        stats.first = in.place();
        return stats;
    }

    private void readTexts(StateReader in) {
        int count = in.upTo(ENUMERATION + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            text(in.text());
        }
    }

    private static SortedMap<String, Long> readHits(StateReader in) {
        SortedMap<String, Long> hits = new TreeMap<>();
        int count = in.count(2);
        for (int i = 0; i < count && !in.failed(); i++) {
            hits.put(in.shared(), in.varint());
        }
        return hits;
    }
}
