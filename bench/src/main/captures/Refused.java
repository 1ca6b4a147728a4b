import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.Folds;
import dev.sinew.app.fold.TokenVerification;
import dev.sinew.app.fold.TrafficFormats;
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
import dev.sinew.model.Confidence;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Exchange;
import dev.sinew.model.Maturity;
import dev.sinew.model.Observation;
import dev.sinew.model.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a proxy would refuse of a labelled capture by a copy of what is known that is as fresh as can be: one is taken before each exchange. Run by
 * {@code bench/refused} from its source.
 */
final class Refused implements Sink {
    private static final Set<String> SUCCEEDED = Set.of("exposed", "changed");

    private final TokenVerification tokens = new TokenVerification(List.of());
    private final Folds folds = new Folds(Configuration.NONE, Descriptions.NONE, RuleIndex.all(), tokens);
    private final Observer observer = new Observer(
            PrivacyKey.throwAway(),
            new MarkSet(RuleIndex.all()),
            ObserveLimits.DEFAULT,
            Configuration.NONE.trustedProxies(),
            tokens);
    private final Map<Integer, JsonNode> attacks = new HashMap<>();
    private final Set<Integer> neutral = new HashSet<>();
    private int entry;
    private int harmful;
    private int harmfulRefused;
    private int honest;
    private int honestRefused;

    private Refused(JsonNode labels) {
        labels.path("attacks").forEach(each -> attacks.put(each.path("entry").asInt(), each));
        labels.path("neutral").forEach(each -> neutral.add(each.asInt()));
    }

    public static void main(String[] words) {
        Refused refused = new Refused(new ObjectMapper().readTree(Path.of(words[1]).toFile()));
        for (Input input : Inputs.find(List.of(words[0]), System.in, CaptureLimits.DEFAULTS).inputs()) {
            if (!(TrafficFormats.all().open(input) instanceof Opened.Traffic traffic)) {
                System.err.println("bench/refused: " + words[0] + " cannot be read");
                System.exit(2);
                return;
            }
            try (Source source = traffic.source()) {
                for (Optional<Batch> batch = source.next(); batch.isPresent(); batch = source.next()) {
                    batch.get().readInto(refused);
                }
            }
        }
        refused.tokens.close();
        System.out.printf(
                "attacks on objects that succeeded: %d of %d refused%nhonest exchanges: %d of %d refused%n",
                refused.harmfulRefused, refused.harmful, refused.honestRefused, refused.honest);
    }

    @Override
    public void problem(Problem problem) {
        System.err.println("bench/refused: " + problem);
    }

    @Override
    public void exchange(Exchange exchange) {
        boolean refused = isRefused(new Exchange(
                exchange.origin(),
                "",
                exchange.timeMicros(),
                -1,
                exchange.client(),
                exchange.direction(),
                exchange.request(),
                Optional.empty()));
        JsonNode attack = attacks.get(entry);
        if (attack != null) {
            String kind = attack.path("class").asString();
            boolean object = kind.startsWith("bola") || kind.equals("parent-mismatch");
            if (object && SUCCEEDED.contains(attack.path("outcome").asString())) {
                harmful++;
                harmfulRefused += refused ? 1 : 0;
            }
        } else if (!neutral.contains(entry)) {
            honest++;
            honestRefused += refused ? 1 : 0;
            if (refused) {
                System.out.println("honest, refused: entry " + entry + ", " + exchange.request().method());
            }
        }
        folds.accept(observer.observe(exchange));
        entry++;
    }

    /** Whether a rule that is stable is sure of it. */
    private boolean isRefused(Exchange asked) {
        folds.view();
        Folds.Frozen known = folds.frozen();
        Observation request = observer.observe(asked);
        long caller = known.identity().caller(request.credentials(), request.api());
        return known.ownership().presume(request, caller).stream()
                .anyMatch(each ->
                        each.rule().maturity() == Maturity.STABLE && each.confidence() == Confidence.CONFIRMED);
    }
}
