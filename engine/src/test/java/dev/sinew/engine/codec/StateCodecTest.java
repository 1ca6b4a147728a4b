package dev.sinew.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Numbers, texts, paths and moments come out as they went in, in pieces of any length, and what cannot be is refused. */
class StateCodecTest {
    /** One step of writing and the same step of reading, which checks what comes. */
    private record Step(Consumer<StateWriter> write, Consumer<StateReader> read) {}

    private static List<Step> steps(Random random) {
        List<FieldPath> paths = paths(random);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            steps.add(step(random, paths));
        }
        return steps;
    }

    private static Step step(Random random, List<FieldPath> paths) {
        String text = "text " + random.nextInt(500) + (random.nextInt(2_000) == 0 ? "x".repeat(400_000) : "");
        long number = random.nextLong() >> random.nextInt(64);
        FieldPath path = paths.get(random.nextInt(paths.size()));
        Origin origin = new Origin(text, number);
        return switch (random.nextInt(7)) {
            case 0 ->
                new Step(out -> out.shared(text), in -> assertThat(in.shared()).isEqualTo(text));
            case 1 ->
                new Step(out -> out.text(text), in -> assertThat(in.text()).isEqualTo(text));
            case 2 ->
                new Step(out -> out.path(path), in -> assertThat(in.path()).isEqualTo(path));
            case 3 ->
                new Step(
                        out -> out.zigzag(number), in -> assertThat(in.zigzag()).isEqualTo(number));
            case 4 ->
                new Step(out -> out.moment(number & 1, Origin.NONE), in -> {
                    in.moment();
                    assertThat(in.time()).isEqualTo(number & 1);
                    assertThat(in.place()).isEqualTo(Origin.NONE);
                });
            case 5 ->
                new Step(out -> out.moment(number, origin), in -> {
                    in.moment();
                    assertThat(in.time()).isEqualTo(number);
                    assertThat(in.place()).isEqualTo(origin);
                });
            default -> {
                Operation operation = new Operation(text, "GET", "/a/{b}", "");
                yield new Step(
                        out -> out.operation(operation),
                        in -> assertThat(in.operation()).isEqualTo(operation));
            }
        };
    }

    /** Among them many whose names have one hash code. */
    private static List<FieldPath> paths(Random random) {
        List<FieldPath> paths = new ArrayList<>();
        for (Location location : Location.values()) {
            paths.add(FieldPath.root(location));
        }
        for (int i = 0; i < 600; i++) {
            String name = random.nextBoolean() ? "n" + random.nextInt(40) : alike(random);
            FieldPath parent = paths.get(random.nextInt(paths.size()));
            paths.add(parent.child(name));
        }
        return paths;
    }

    private static String alike(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            name.append(random.nextBoolean() ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    void whatWasWrittenIsRead() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        StateWriter whole = new StateWriter();
        steps.forEach(step -> step.write().accept(whole));
        byte[] bytes = whole.toBytes();
        ByteArrayOutputStream handedOn = new ByteArrayOutputStream();
        List<Integer> lengths = new ArrayList<>();
        StateWriter pieces = new StateWriter((part, from, length, last) -> {
            handedOn.write(part, from, length);
            lengths.add(last ? -length : length);
        });
        steps.forEach(step -> step.write().accept(pieces));
        pieces.end();

        assertThat(handedOn.toByteArray()).isEqualTo(bytes);
        assertThat(lengths.subList(0, lengths.size() - 1)).hasSizeGreaterThan(2).containsOnly(ByteWriter.PIECE);
        assertThat(lengths.getLast()).isNegative();
        read(steps, new StateReader(bytes));
        read(steps, new StateReader(new Cut(bytes, random)));
    }

    private static void read(List<Step> steps, StateReader in) {
        steps.forEach(step -> step.read().accept(in));
        in.end("steps");
    }

    /** Bytes in pieces of random length. */
    private static final class Cut implements ByteSource {
        private final byte[] bytes;
        private final Random random;
        private int at;

        Cut(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public byte[] next() {
            int from = at;
            at = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 3 : 100_000));
            return Arrays.copyOfRange(bytes, from, at);
        }
    }

    @Test
    void refusesWhatIsCutOffOrLeftOver() {
        StateWriter out = new StateWriter();
        out.shared("one");
        out.longs(new long[] {1, 2, 3});
        byte[] bytes = out.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            StateReader in = new StateReader(new Cut(Arrays.copyOf(bytes, length), new Random(length)));
            in.shared();
            in.longs();
            assertThatThrownBy(() -> in.end("test"))
                    .isInstanceOf(DamagedState.class)
                    .hasMessageStartingWith("the state of test cannot be read: ");
        }
        StateReader longer = new StateReader(Arrays.copyOf(bytes, bytes.length + 1));
        longer.shared();
        longer.longs();
        assertThatThrownBy(() -> longer.end("test")).hasMessageContaining("left over");
    }

    @Test
    void lengthsThatCannotBeTakeNoRoom() {
        ByteWriter out = new ByteWriter();
        out.varint(Integer.MAX_VALUE);
        out.fixed(1L);
        byte[] bytes = out.toBytes();
        List<Consumer<StateReader>> reads =
                List.of(StateReader::longs, StateReader::text, StateReader::raw, in -> new PartReader(in).texts());
        for (Consumer<StateReader> read : reads) {
            StateReader whole = new StateReader(bytes);
            read.accept(whole);
            StateReader pieces = new StateReader(new Cut(bytes, new Random(1)));
            read.accept(pieces);

            assertThat(whole.failed()).isTrue();
            assertThat(pieces.failed()).isTrue();
        }
    }
}
