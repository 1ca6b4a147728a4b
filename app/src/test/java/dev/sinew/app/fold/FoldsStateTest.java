package dev.sinew.app.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Configuration;
import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Sink;
import dev.sinew.capture.Source;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.engine.verify.TokenVerdicts;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import dev.sinew.report.JsonReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Folds that were written are read, and go on as if they had never stopped. */
class FoldsStateTest {
    private static final PrivacyKey KEY =
            new PrivacyKey("a privacy key of thirty-two byte".getBytes(StandardCharsets.US_ASCII));

    /** Folds with what they know of tokens, fed as a host feeds them. */
    private static final class Host {
        final TokenVerdicts tokens;
        final Folds folds;

        Host() {
            this(new TokenVerdicts(1_000), Optional.empty());
        }

        private Host(TokenVerdicts tokens, Optional<Folds> folds) {
            this.tokens = tokens;
            this.folds =
                    folds.orElseGet(() -> new Folds(Configuration.NONE, Descriptions.NONE, RuleIndex.all(), tokens));
        }

        void accept(Observation observation) {
            observation.credentials().forEach(credential -> {
                if (credential.print() % 3 == 0) {
                    tokens.add(new TokenVerdict(credential.print(), Signature.INVALID, Reason.NONE, ""));
                }
            });
            folds.accept(observation);
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                folds.write(out, KEY.id(), tokens);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        Host again() {
            byte[] state = bytes();
            TokenVerdicts none = new TokenVerdicts(1_000);
            Host read = new Host(none, Optional.of(whole(read(state, none))));
            assertThat(read.bytes()).isEqualTo(state);
            return read;
        }

        String report() {
            Results results = new Results(
                    "1", "analyze", RuleIndex.all(), Configuration.NONE, Specified.of(List.of()), ActorNames.LASTING);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                new JsonReport().write(results.report(folds, folds.view(), List.of()), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    private static Restored read(byte[] state, TokenVerdicts verdicts) {
        try {
            return Folds.read(
                    new ByteArrayInputStream(state),
                    KEY.id(),
                    Configuration.NONE,
                    Descriptions.NONE,
                    RuleIndex.all(),
                    verdicts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Restored read(byte[] state) {
        return read(state, new TokenVerdicts(1_000));
    }

    private static Folds whole(Restored restored) {
        return switch (restored) {
            case Restored.Whole whole -> whole.folds();
            case Restored.Refused refused -> throw new AssertionError(refused.reason());
        };
    }

    private static String refused(byte[] state) {
        return switch (read(state)) {
            case Restored.Whole whole -> "";
            case Restored.Refused refused -> refused.reason();
        };
    }

    private static Observer observer() {
        return new Observer(KEY, new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    }

    /** What the folder of samples holds, observed, and its problems. */
    private static List<Observation> samples(List<Problem> problems) {
        List<Observation> observations = new ArrayList<>();
        Observer observer = observer();
        Sink sink = new Sink() {
            @Override
            public void exchange(Exchange exchange) {
                observations.add(observer.observe(exchange));
            }

            @Override
            public void problem(Problem problem) {
                problems.add(problem);
            }
        };
        Inputs inputs = Inputs.find(List.of("../samples"), InputStream.nullInputStream(), CaptureLimits.DEFAULTS);
        for (Input input : inputs.inputs()) {
            if (TrafficFormats.all().open(input) instanceof Opened.Traffic traffic) {
                try (Source source = traffic.source()) {
                    Optional<Batch> batch = source.next();
                    while (batch.isPresent()) {
                        batch.get().readInto(sink);
                        batch = source.next();
                    }
                }
            }
        }
        return observations;
    }

    /** Some of everything, in a random order of its kinds. */
    private static List<Observation> traffic(Random random, List<Problem> problems) {
        List<Observation> all = samples(problems);
        Observer observer = observer();
        new RandomExchanges(random).some(1_500).forEach(exchange -> all.add(observer.observe(exchange)));
        return all;
    }

    @Test
    void goesOnAfterAnyExchangeAsIfItHadNeverStopped() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Host one = new Host();
        Host stopped = new Host();
        List<Problem> problems = new ArrayList<>();
        List<Observation> traffic = traffic(random, problems);
        problems.add(new Problem("a file", 3, "is wrong"));
        for (Problem problem : problems) {
            one.folds.problems().add(problem);
            stopped.folds.problems().add(problem);
        }
        int restarts = 0;
        for (Observation observation : traffic) {
            one.accept(observation);
            stopped.accept(observation);
            if (random.nextInt(150) == 0) {
                stopped = stopped.again();
                restarts++;
            }
            if (random.nextInt(150) == 0) {
                one.folds.settle();
                stopped.folds.settle();
            }
            if (random.nextInt(400) == 0) {
                stopped = stopped.again();
                assertThat(stopped.report()).as("seed %d", seed).isEqualTo(one.report());
            }
            assertThat(stopped.folds.signals()).as("seed %d", seed).isEqualTo(one.folds.signals());
        }

        assertThat(restarts).isPositive();
        assertThat(stopped.bytes()).as("seed %d", seed).isEqualTo(one.bytes());
        assertThat(stopped.again().report()).as("seed %d", seed).isEqualTo(one.report());
        assertThat(one.folds.signals()).isNotEmpty();
        assertThat(stopped.folds.exchanges()).isEqualTo(traffic.size());
    }

    private static byte[] small(Random random) {
        Host host = new Host();
        Observer observer = observer();
        new RandomExchanges(random).some(200).forEach(exchange -> host.accept(observer.observe(exchange)));
        host.folds.settle();
        return host.bytes();
    }

    /** A state of several pieces, of which each checksum guards its own. */
    @Test
    void everyChangedBitIsFound() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] state = small(random);
        for (int i = 0; i < 4_000; i++) {
            int at = i < 400 ? i : random.nextInt(state.length);
            state[at] ^= (byte) (1 << i % 8);
            assertThat(refused(state)).as("byte %d, seed %d", at, seed).startsWith("the state of ");
            state[at] ^= (byte) (1 << i % 8);
        }
        assertThat(refused(state)).isEmpty();
    }

    @Test
    void whatIsCutOffOrLongerIsRefused() {
        byte[] state = small(new Random(1));
        for (int length = 0; length < state.length; length += length < 200 ? 1 : 1 + state.length / 300) {
            assertThat(refused(Arrays.copyOf(state, length)))
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
        assertThat(refused(Arrays.copyOf(state, state.length + 1))).contains("left over");
    }

    @Test
    void refusesOtherVersionsOtherKeysAndOtherFiles() {
        byte[] state = small(new Random(1));
        ByteBuffer header = ByteBuffer.wrap(state.clone()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(8, FoldsWriter.VERSION + 1);
        header.putInt(24, FoldsWriter.checksum(0, header.array(), 24));

        assertThat(refused(header.array()))
                .endsWith("it is of version " + (FoldsWriter.VERSION + 1) + ", and this program reads "
                        + FoldsWriter.VERSION);
        header.putInt(8, FoldsWriter.VERSION).putInt(12, 0xbeef);
        header.putInt(24, FoldsWriter.checksum(0, header.array(), 24));
        assertThat(refused(header.array()))
                .contains("it is of privacy key 0000beef, and this one is ")
                .endsWith(Integer.toHexString(KEY.id()));
        assertThat(refused("{\"json\":\"is no state\"}".repeat(9).getBytes(StandardCharsets.UTF_8)))
                .endsWith("it is none");
        assertThat(refused(new byte[0])).endsWith("it is none");
    }

    /** Checksums are no secret: lengths that somebody made up take no memory. */
    @Test
    void lengthsThatSomebodyMadeUpAreRefused() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] state = small(random);
        for (int round = 0; round < 1_500; round++) {
            byte[] forged = state.clone();
            int first = FoldsWriter.HEADER + FoldsWriter.PIECE_HEADER;
            int at = first + random.nextInt(state.length - first - 16);
            for (int i = random.nextInt(9); i >= 0; i--) {
                forged[at + i] = (byte) (i == 0 ? 0x7f : 0xff);
            }
            sign(forged);
            assertThat(refused(forged))
                    .satisfiesAnyOf(
                            reason -> assertThat(reason).isEmpty(),
                            reason -> assertThat(reason).startsWith("the state of "));
        }
    }

    /** Makes all checksums right again, as far as pieces are where they were. */
    private static void sign(byte[] state) {
        ByteBuffer bytes = ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN);
        int sum = bytes.getInt(FoldsWriter.HEADER - 4);
        int at = FoldsWriter.HEADER;
        while (at + FoldsWriter.PIECE_HEADER <= state.length) {
            int length = bytes.getInt(at + 2);
            int end = at + FoldsWriter.PIECE_HEADER + length;
            if (length < 0 || end > state.length || end < 0) {
                return;
            }
            byte[] head = Arrays.copyOfRange(state, at, at + 6);
            byte[] content = Arrays.copyOfRange(state, at + FoldsWriter.PIECE_HEADER, end);
            sum = FoldsWriter.checksum(FoldsWriter.checksum(sum, head, 6), content, length);
            bytes.putInt(at + 6, sum);
            at = end;
        }
    }

    @Test
    void aBrokenStreamIsItsOwnException() {
        Host host = new Host();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThat(catchMessage(() -> host.folds.write(broken, KEY.id(), host.tokens)))
                .isEqualTo("disk full");
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static String catchMessage(Writing writing) {
        try {
            writing.run();
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
