package dev.sinew.engine.route;

import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One segment at one position, over all branches that the position is reached by: what the judge looks at.
 *
 * <p>What was asked at and below it is summed up as symbols: method and rest of the path, ids in it unnamed, with the form
 * of the answers.
 */
final class Item {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_SYMBOLS = 96;
    private static final String WILD = "/?";

    final SegmentNode sample;
    final List<SegmentNode> nodes = new ArrayList<>(2);
    final Map<String, Symbol> symbols = new HashMap<>();
    /** Names one level below, and two below what may be a name. */
    final Set<String> below = new HashSet<>();

    final Set<String> belowNext = new HashSet<>();
    /** Names three levels below. */
    final Set<String> belowDeep = new HashSet<>();
    /** Names below values. */
    final Set<String> belowValues = new HashSet<>();

    int requests;
    int echoes;
    boolean known;
    int mirrors;
    /** The field that repeats it, empty where none does. */
    String mirrorField = "";
    /** Of the calls that end here. */
    int answered;

    int echoed;
    double score;

    /** Calls of one kind below one item. */
    static final class Symbol {
        int count;
        /** The form of the answers, and of what was sent. */
        final AnswerShape shape = new AnswerShape();

        final AnswerShape sent = new AnswerShape();

        boolean hasForm() {
            return !shape.isEmpty() || !sent.isEmpty();
        }

        /** How far what is sent and what comes back have the form that another's have, 0 to 1; below 0 where nothing tells. */
        double likeness(Symbol other) {
            double answers = shape.isEmpty() || other.shape.isEmpty() ? -1 : shape.similarity(other.shape);
            double requests = sent.isEmpty() || other.sent.isEmpty() ? -1 : sent.similarity(other.sent);
            return answers < 0 ? requests : requests < 0 ? answers : Math.min(answers, requests);
        }
    }

    private final Elsewhere elsewhere;

    Item(SegmentNode sample, Elsewhere elsewhere) {
        this.sample = sample;
        this.elsewhere = elsewhere;
    }

    void add(SegmentNode node) {
        nodes.add(node);
        requests += node.requests;
        echoes += node.echoes;
        known |= node.known;
        mirrors += node.mirrors;
        if (mirrorField.isEmpty()) {
            mirrorField = node.mirrorField;
        }
        for (Endpoint endpoint : node.endpoints) {
            answered += endpoint.answered;
            echoed += endpoint.echoed;
        }
        collect(node, "", 0, false);
        for (SegmentNode child : node.children) {
            names(child, below);
            for (SegmentNode grandchild : child.children) {
                names(grandchild, isValue(child) ? belowValues : belowNext);
                for (SegmentNode deep : isValue(child) ? List.<SegmentNode>of() : grandchild.children) {
                    names(deep, belowDeep);
                }
            }
        }
    }

    private void names(SegmentNode node, Set<String> into) {
        if (!isValue(node)
                && !node.text.isEmpty()
                && !Vocabulary.isGeneric(node.text)
                && !Words.isVersion(node.text)
                && into.size() < MAX_SYMBOLS) {
            into.add(node.text);
        }
    }

    /** Whether its text was not kept, so that it cannot be a name. */
    boolean unnamed() {
        return sample.text.isEmpty() && sample.format != ValueFormat.EMPTY;
    }

    /** Whether it was deleted, as hardly anything but single resources are. */
    boolean deleted() {
        for (SegmentNode node : nodes) {
            for (Endpoint endpoint : node.endpoints) {
                if (endpoint.method.equals("DELETE")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether calls end here, rather than all further below. */
    boolean isCalled() {
        for (SegmentNode node : nodes) {
            if (!node.endpoints.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything but company says that it is a value. */
    boolean hasEvidence() {
        return folded() || known || echoes > 0 || sample.identifier;
    }

    /** Whether it stands for values that were folded together. */
    boolean folded() {
        return sample.format == ValueFormat.NONE && sample.print == 0;
    }

    private void collect(SegmentNode node, String rest, int depth, boolean wild) {
        for (Endpoint endpoint : node.endpoints) {
            symbol(endpoint.method + endpoint.selector + rest, endpoint);
        }
        if (depth == MAX_DEPTH) {
            return;
        }
        List<SegmentNode> below = node.children;
        for (SegmentNode child : below) {
            boolean value = isValue(child);
            collect(child, rest + "/" + (value ? "{}" : child.text), depth + 1, wild);
            if (!value && depth == 0 && !wild) {
                collect(child, rest + WILD, depth + 1, true);
            }
        }
        SegmentNode merged = node.merged;
        if (merged != null) {
            collect(merged, rest + "/{}", depth + 1, wild);
        }
    }

    private boolean isValue(SegmentNode node) {
        return elsewhere.isValue(node)
                || node.identifier
                || ((node.known || node.echoes > 0) && !Vocabulary.isCommon(node.text));
    }

    /** Whether a call's rest leaves the segment behind the item open. */
    static boolean isWild(String call) {
        return call.contains(WILD);
    }

    /** Whether a call's rest has a name. */
    static boolean isNamed(String call) {
        int rest = call.indexOf('/');
        while (rest >= 0 && call.startsWith("/{}", rest)) {
            rest = call.indexOf('/', rest + 1);
        }
        return rest >= 0;
    }

    private void symbol(String key, Endpoint endpoint) {
        Symbol symbol = symbols.get(key);
        if (symbol == null) {
            if (symbols.size() >= MAX_SYMBOLS) {
                return;
            }
            symbol = new Symbol();
            symbols.put(key, symbol);
        }
        symbol.count += (int) Math.min(1_000_000, endpoint.requests);
        symbol.shape.merge(endpoint.shape);
        symbol.sent.merge(endpoint.sent);
    }
}
