package dev.sinew.app.analyze;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.ActorNames;
import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.HeapSize;
import dev.sinew.app.fold.Results;
import dev.sinew.app.fold.Specified;
import dev.sinew.app.fold.TokenVerification;
import dev.sinew.capture.Batch;
import dev.sinew.capture.Formats;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Source;
import dev.sinew.capture.UnreadableInput;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.ownership.OwnedPlace;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import dev.sinew.model.RuleEntry;
import dev.sinew.report.AnalysisReport;
import java.util.List;
import java.util.Optional;

/** One run of {@code analyze}: reads inputs, observes, folds, reports. Used once. */
public final class Analysis {
    private final Formats formats;
    private final List<RuleEntry<Object>> rules;
    private final Configuration configuration;
    private final Specified specified;
    private final Progress progress;
    private final int threads;
    private final PrivacyKey key = PrivacyKey.throwAway();
    private final TokenVerification tokens;
    private final Folds folds;
    private final Results results;
    private final HeapSize heap = new HeapSize();
    private boolean unreadable;
    private Optional<RouteView> view = Optional.empty();

    /** An analysis that knows what the configuration tells. */
    public Analysis(
            String version,
            Formats formats,
            List<RuleEntry<Object>> rules,
            Configuration configuration,
            Specified specified,
            Progress progress,
            int threads) {
        this.specified = specified;
        this.configuration = configuration;
        this.formats = formats;
        this.rules = List.copyOf(rules);
        this.progress = progress;
        this.threads = threads;
        this.tokens = new TokenVerification(configuration.keySets());
        this.folds = new Folds(configuration, specified.descriptions(), rules, tokens);
        this.results = new Results(version, "analyze", rules, configuration, specified, ActorNames.NUMBERED);
    }

    /** Whether an input that the user named could not be read at all. */
    public boolean unreadable() {
        return unreadable || specified.unreadable();
    }

    /** What was learned of each operation, in order; after the run. */
    public List<LearnedOperation> learned() {
        return view.map(results::learned).orElse(List.of());
    }

    /** Where callers name what is their own, in order; after the run. */
    public List<OwnedPlace> owned() {
        return folds.owned();
    }

    /** Reads all inputs and reports. */
    public AnalysisReport run(Inputs inputs) throws InterruptedException {
        MarkSet marks = new MarkSet(rules);
        inputs.unreadable().forEach(this::refuse);
        try (tokens;
                Pipeline pipeline = new Pipeline(
                        threads,
                        () -> new Observer(key, marks, ObserveLimits.DEFAULT, configuration.trustedProxies(), tokens),
                        this::fold)) {
            for (Input input : inputs.inputs()) {
                read(input, pipeline);
            }
            pipeline.drain();
            tokens.drain();
        }
        RouteView known = folds.view();
        view = Optional.of(known);
        return results.report(folds, known, tokens.problems());
    }

    private void read(Input input, Pipeline pipeline) throws InterruptedException {
        switch (formats.open(input)) {
            case UnreadableInput refused -> refuse(refused);
            case Opened.Traffic traffic -> {
                try (Source source = traffic.source()) {
                    Optional<Batch> batch = source.next();
                    while (batch.isPresent()) {
                        pipeline.add(batch.get());
                        batch = source.next();
                    }
                }
            }
        }
    }

    private void refuse(UnreadableInput input) {
        folds.problems().add(input.problem());
        unreadable |= input.fatal();
    }

    private void fold(ObservedBatch batch) {
        batch.problems().forEach(folds.problems()::add);
        for (Observation observation : batch.observations()) {
            folds.accept(observation);
            if (folds.isFull()) {
                tokens.catchUp();
                folds.settle();
                heap.check();
            }
        }
        progress.read(batch.inputBytes());
    }
}
