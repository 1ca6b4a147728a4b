package dev.sinew.engine.codec;

import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Sealed;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Observations of every shape that the model allows, likely and unlikely, from one seed. */
final class RandomObservations {
    private static final String[] TEXTS = {
        "", "a", "accountId", "[]", "*", "Zürich", "日本語", "𝒜", "\uFFFD", "with \"quotes\"\n"
    };

    private final Random random;
    private final List<FieldPath> paths = new ArrayList<>();

    RandomObservations(long seed) {
        random = new Random(seed);
    }

    Observation next() {
        paths.clear();
        for (Location location : Location.values()) {
            paths.add(FieldPath.root(location));
        }
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 400 : 20); i > 0; i--) {
            paths.add(path().child(text()));
        }
        return new Observation(
                new Origin(text(), number()),
                text(),
                random.nextBoolean() ? Exchange.TIME_UNKNOWN : random.nextLong(),
                number(),
                one(Direction.values()),
                random.nextInt(),
                random.nextInt(),
                random.nextBoolean(),
                text(),
                text(),
                list(this::segment),
                text(),
                random.nextInt(-1, 600),
                fields(),
                fields(),
                body(),
                body(),
                new Observation.Client(print(), sealed(), text()),
                list(() -> new Credential(one(Credential.Kind.values()), text(), print(), claims())),
                list(() -> new Link(one(Link.Kind.values()), print(), print(), text(), sealed())),
                list(() -> new ClassHit(one(Side.values()), path(), text(), random.nextInt(1, 1000), text())),
                list(() -> new MarkHit(text(), one(Side.values()), text(), one(Outcome.values()), text())),
                random.nextBoolean(),
                random.nextInt(),
                random.nextLong() & Trait.all(),
                text());
    }

    private Segment segment() {
        return new Segment(text(), one(ValueFormat.values()), random.nextInt(1 << 20), print(), print());
    }

    private Fields fields() {
        int count = random.nextInt(4) == 0 ? 0 : random.nextInt(60);
        FieldPath[] rows = new FieldPath[count];
        int[] kinds = new int[count];
        long[] prints = new long[count];
        long[] numbers = new long[count];
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] = path();
            int length = random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(200);
            int kind = Fields.kind(one(ValueType.values()), one(ValueFormat.values()), length);
            kinds[i] = random.nextBoolean() ? Fields.identifying(kind) : kind;
            prints[i] = print();
            numbers[i] = number();
            texts[i] = text();
        }
        return new Fields(rows, kinds, prints, numbers, texts);
    }

    private BodyFacts body() {
        return new BodyFacts(one(Knowledge.values()), one(BodyKind.values()), number(), random.nextInt());
    }

    private Claims claims() {
        if (random.nextBoolean()) {
            return Claims.NONE;
        }
        return new Claims(
                text(),
                print(),
                text(),
                print(),
                print(),
                print(),
                print(),
                list(this::text),
                number(),
                number(),
                Claims.ABSENT,
                list(this::text),
                print(),
                list(() -> new Claims.Identifier(text(), print())));
    }

    private Sealed sealed() {
        byte[] bytes = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(80)];
        random.nextBytes(bytes);
        return new Sealed(bytes);
    }

    private FieldPath path() {
        return paths.get(random.nextInt(paths.size()));
    }

    private long print() {
        return random.nextBoolean() ? 0 : random.nextLong();
    }

    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        if (random.nextInt(3) == 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        return Long.toString(random.nextLong() >>> random.nextInt(64), 36).repeat(random.nextInt(30) == 0 ? 40 : 1);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(Supplier<T> maker) {
        List<T> made = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            made.add(maker.get());
        }
        return made;
    }
}
