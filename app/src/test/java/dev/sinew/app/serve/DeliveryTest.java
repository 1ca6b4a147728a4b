package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.fold.TrafficFormats;
import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Source;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Observation;
import dev.sinew.store.JournalEntry;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    /** Observing leaves an exchange as it was, so that what is seen under a second key is the same. */
    @Test
    void theSecondObservationSeesWhatTheFirstSaw() {
        List<Input> samples = Inputs.find(
                        List.of("samples"), Path.of(".."), InputStream.nullInputStream(), CaptureLimits.DEFAULTS)
                .inputs();
        assertThat(samples).hasSizeGreaterThan(3);
        for (Input sample : samples) {
            Delivery delivery =
                    Delivery.ofFile("test", Instant.EPOCH, new Observers(observer(), Optional.of(observer())));
            try (Source source = ((Opened.Traffic) TrafficFormats.all().open(sample)).source()) {
                for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                    batch.get().readInto(delivery);
                }
            }
            List<JournalEntry> entries = delivery.entries();
            assertThat(entries).as(sample.name()).isNotEmpty();
            for (int i = 0; i < entries.size(); i += 2) {
                // Addresses and login names are encrypted anew each time.
                assertThat(seen(entries.get(i + 1)))
                        .as(sample.name() + " " + i / 2)
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes("client", "links")
                        .isEqualTo(seen(entries.get(i)));
                assertThat(entries.get(i + 1).identity())
                        .isNotEqualTo(entries.get(i).identity());
            }
        }
    }

    private static Observation seen(JournalEntry entry) {
        return ((Decoded.Ok) ObservationCodec.decode(entry.payload())).observation();
    }

    private static Observer observer() {
        return new Observer(new PrivacyKey(new byte[32]), new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    }
}
