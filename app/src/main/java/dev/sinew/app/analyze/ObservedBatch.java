package dev.sinew.app.analyze;

import dev.sinew.capture.Batch;
import dev.sinew.capture.Sink;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.List;

/** A batch, parsed and observed. */
record ObservedBatch(List<Observation> observations, List<Problem> problems, long inputBytes) {

    /** Parses and observes on the calling thread. */
    static ObservedBatch of(Batch batch, Observer observer) {
        List<Observation> observations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        batch.readInto(new Sink() {
            @Override
            public void exchange(Exchange exchange) {
                observations.add(observer.observe(exchange));
            }

            @Override
            public void problem(Problem problem) {
                problems.add(problem);
            }
        });
        return new ObservedBatch(observations, problems, batch.inputBytes());
    }
}
