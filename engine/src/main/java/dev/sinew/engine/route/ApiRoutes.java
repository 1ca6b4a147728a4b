package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Profile;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The raw trie of one api: learns from every exchange, forgets nothing that a later decision needs, within its limits. */
final class ApiRoutes {
    /** After this many answers of one raw endpoint, evidence is taken from every 16th only. */
    private static final int EVIDENCE_FULL = 64;

    private static final int LEAST_ROOM = 64;
    private static final int FEWEST_WITNESSES = 6;
    private static final int NODES_FOR_A_WITNESS = 32;

    private final RouteLimits limits;
    private final NodeBudget budget;
    private final ApiShapes shapes;
    private final ValueTrace values;
    private final PendingPaths pending;
    private final Unattributed unattributed = new Unattributed();
    SegmentNode root = new SegmentNode("", ValueFormat.EMPTY, 0, 0);
    private int nodes;
    private long learned;
    private long decidedAt;
    private int decidedNodes;
    private final List<SegmentNode> walked = new ArrayList<>();

    ApiRoutes(RouteLimits limits, NodeBudget budget, FieldBudget fields, ValueTrace.Room room) {
        this.limits = limits;
        this.values = new ValueTrace(room);
        this.pending = new PendingPaths(limits.pending());
        this.budget = budget;
        budget.join();
        this.shapes = new ApiShapes(limits.shapes(), fields);
    }

    long learned() {
        return learned;
    }

    /** Whether so many segments have come since the last decision that folding should not wait. */
    boolean crowded() {
        return nodes > limits.nodes() * 3 / 4 && learned - decidedAt > nodes / 4
                || nodes > 2 * room() && learned - decidedAt > Math.max(nodes, learned / 4);
    }

    /** How many segments are kept before values are folded together: less where there are many apis to remember. */
    private int room() {
        return Math.min(limits.nodes() / 2, Math.max(LEAST_ROOM, budget.share() / 2));
    }

    /** Whether an eighth more segments are known than at the last decision. */
    boolean grown() {
        return nodes > decidedNodes + decidedNodes / 8;
    }

    /** What no operation was learned from so far, without what may still be proven. */
    Unattributed unattributed() {
        return unattributed.copy();
    }

    void learn(Observation observation, long caller) {
        learned++;
        List<Segment> segments = observation.segments();
        Existence existence = Existence.of(observation.status());
        if (isPreflight(observation)) {
            unattributed.preflight++;
            return;
        }
        boolean scanner =
                (existence != Existence.PROVEN && ScannerPaths.matches(segments)) || ScannerPaths.climbs(segments);
        if (scanner) {
            unattributed.scanner++;
            return;
        }
        if (existence == Existence.ABSENT || existence == Existence.DOUBTFUL) {
            if (!countKnown(observation, caller)) {
                addPending(observation, caller, existence);
            }
            return;
        }
        if (walk(segments)) {
            SegmentNode last = walked.isEmpty() ? root : walked.getLast();
            record(observation, caller, last);
        } else {
            unattributed.limit++;
        }
    }

    /** A browser asks with OPTIONS whether it may call from another origin (Fetch standard); that is no operation of the API. */
    private static boolean isPreflight(Observation observation) {
        if (!observation.method().equals("OPTIONS")) {
            return false;
        }
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            if (request.path(row).name().equals("access-control-request-method")) {
                return true;
            }
        }
        return !observation.headersKnown();
    }

    /** An answer that proves nothing still counts for an operation that is known by this very path. */
    private boolean countKnown(Observation observation, long caller) {
        SegmentNode node = root;
        for (Segment segment : observation.segments()) {
            SegmentNode child = node.child(segment.print());
            if (child == null) {
                return false;
            }
            node = child;
        }
        for (Endpoint endpoint : node.endpoints) {
            if (endpoint.method.equals(observation.method()) && endpoint.selector.equals(observation.selector())) {
                endpoint.add(observation, caller, shapes.learn(observation));
                return true;
            }
        }
        return false;
    }

    private void addPending(Observation observation, long caller, Existence existence) {
        pending.endpoint(observation, existence)
                .ifPresentOrElse(
                        held -> held.add(observation, caller, shapes.learn(observation)),
                        () -> unattributed.add(existence, 1));
    }

    /** Follows a path, creating what is new, into {@link #walked}; false where a limit forbids it. */
    private boolean walk(List<Segment> segments) {
        walked.clear();
        SegmentNode node = root;
        for (Segment segment : segments) {
            SegmentNode child = node.child(segment.print());
            if (child == null) {
                child = create(node, segment);
                if (child == null) {
                    return false;
                }
            }
            child.requests++;
            walked.add(child);
            node = child;
        }
        root.requests++;
        return true;
    }

    private @Nullable SegmentNode create(SegmentNode parent, Segment segment) {
        SegmentNode child = new SegmentNode(segment);
        SegmentNode merged = parent.merged;
        if (merged != null && child.identifier) {
            return merged;
        }
        boolean crowded = nodes >= limits.nodes() || parent.children.size() >= limits.nodes() / 4;
        if (crowded || !budget.take()) {
            if (merged == null && parent.children.size() >= 8) {
                merged = new SegmentNode("", ValueFormat.NONE, 0, 0);
                parent.merged = merged;
            }
            return merged;
        }
        nodes++;
        child.known = values.contains(segment.print());
        parent.add(child);
        return child;
    }

    private void record(Observation observation, long caller, SegmentNode last) {
        if (last.endpoints.size() >= limits.selectors()) {
            unattributed.limit++;
            return;
        }
        Endpoint endpoint = last.endpoint(observation.method(), observation.selector());
        endpoint.add(observation, caller, shapes.learn(observation));
        if (observation.status() >= 200) {
            BodyFacts body = observation.answerBody();
            boolean page = observation.status() == 200 && body.kind() == BodyKind.HTML && body.size() > 0;
            endpoint.answeredWith(page ? body.size() : -1);
        }
        boolean success = observation.status() >= 200 && observation.status() < 300;
        boolean full = endpoint.answered < EVIDENCE_FULL || (learned & 15) == 0;
        if (success && full) {
            endpoint.sent.add(observation.request());
            if (tells(observation.answer())) {
                learnFromAnswer(observation, endpoint);
            }
        }
    }

    /** Whether there is anything in an answer: an empty object, which some give for what does not exist, has no form and names nobody. */
    private static boolean tells(Fields answer) {
        for (int row = 0; row < answer.count(); row++) {
            if (!answer.type(row).isHollow()) {
                return true;
            }
        }
        return false;
    }

    /** Takes the evidence of a successful answer: its form, whom it names, and the ids it hands out. */
    private void learnFromAnswer(Observation observation, Endpoint endpoint) {
        Fields answer = observation.answer();
        endpoint.shape.add(answer);
        endpoint.answered++;
        int size = walked.size();
        long echoed = 0;
        boolean mirrored = false;
        for (int row = 0; row < answer.count(); row++) {
            long print = answer.print(row);
            if (print == 0 || !answer.identifies(row)) {
                mirrored |= print != 0 && size > 0 && walked.getLast().print == print && mirror(answer.path(row));
                continue;
            }
            boolean own = false;
            for (int i = 0; i < size; i++) {
                SegmentNode node = walked.get(i);
                if (node.print == print) {
                    own = true;
                    if ((echoed & 1L << i) == 0) {
                        echoed |= 1L << i;
                        node.echoes++;
                        if (node.echoField.isEmpty()) {
                            node.echoField = answer.path(row).fieldName();
                        }
                    }
                }
            }
            if (!own) {
                values.add(print);
            }
        }
        if (size > 0 && (echoed & 1L << (size - 1)) != 0) {
            endpoint.echoed++;
        }
        if (mirrored) {
            walked.getLast().mirrors++;
        }
    }

    /** Whether a field that repeats the last segment is the one that did so before. */
    private boolean mirror(FieldPath path) {
        SegmentNode last = walked.getLast();
        if (last.mirrorField.isEmpty()) {
            last.mirrorField = path.fieldName();
        }
        return last.mirrorField.equals(path.fieldName());
    }

    /** Decides all positions anew. What was not found and matches a template is counted there; the rest stays pending. */
    RouteTree decide() {
        decidedAt = learned;
        markKnown(root);
        RouteTree tree = RouteTree.of(root);
        int room = room();
        if (nodes > room) {
            int before = nodes;
            int witnesses = Math.clamp(room / NODES_FOR_A_WITNESS, FEWEST_WITNESSES, limits.values());
            new Folding(witnesses, tree).fold(root);
            nodes = count(root) - 1;
            budget.giveBack(before - nodes);
            tree = RouteTree.of(root);
        }
        decidedNodes = nodes;
        shapes.decided(tree, new Slashes(tree).operations("").values(), this::profiles);
        return tree;
    }

    /** What was not found, by the endpoint of the template that matches it; the rest is counted as not attributed. */
    IdentityHashMap<Endpoint, List<Endpoint>> claimed(RouteTree tree, Unattributed left) {
        IdentityHashMap<Endpoint, List<Endpoint>> claimed = pending.claimed(tree, left);
        left.page += FrontPage.of(root).requests(root);
        return claimed;
    }

    private List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>();
        root.forEachEndpoint(endpoint -> profiles.add(endpoint.profile));
        pending.forEachEndpoint(endpoint -> profiles.add(endpoint.profile));
        return profiles;
    }

    private void markKnown(SegmentNode node) {
        for (SegmentNode child : node.children) {
            child.known |= values.contains(child.print);
            markKnown(child);
        }
        SegmentNode merged = node.merged;
        if (merged != null) {
            markKnown(merged);
        }
    }

    private static int count(SegmentNode node) {
        int sum = 1;
        for (SegmentNode child : node.children) {
            sum += count(child);
        }
        SegmentNode merged = node.merged;
        return merged == null ? sum : sum + count(merged);
    }

    /** Whether more values of its answers would be remembered, were there room for those of all apis. */
    boolean cramped() {
        return values.cramped();
    }

    /** Writes all that was learned, and what was decided last. */
    void write(StateWriter out, @Nullable RouteTree decided) {
        out.varint(learned);
        out.varint(decidedAt);
        out.varint(decidedNodes);
        unattributed.write(out);
        values.write(out);
        TrieWriter trie = new TrieWriter(out, shapes.write(out));
        trie.node(root);
        out.varint(nodes);
        pending.write(out, trie);
        out.flag(decided != null);
        if (decided != null) {
            trie.tree(decided);
        }
    }

    /** Takes what was written; only for one that has learned nothing yet. Returns what was decided last. */
    Optional<RouteTree> read(StateReader in) {
        learned = in.varint();
        decidedAt = in.varint();
        decidedNodes = in.upTo(Integer.MAX_VALUE);
        unattributed.read(in);
        values.read(in);
        TrieReader trie = new TrieReader(in, shapes.read(in));
        root = trie.node();
        nodes = in.upTo(trie.nodes() - 1);
        if (nodes < trie.nodes() - 1 - trie.folded()) {
            in.fail("more segments are told of than are counted");
        }
        budget.took(nodes);
        pending.read(in, trie);
        if (!in.flag()) {
            return Optional.empty();
        }
        RouteTree decided = trie.tree();
        shapes.decided(decided);
        return Optional.of(decided);
    }
}
