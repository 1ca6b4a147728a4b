package dev.sinew.engine.observe;

import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.JsonText;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.bytes.Slice;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and JSON Lines into a message, one pass, one stack of path nodes. On the way it notes what an operation's
 * selector may be read from: the JSON-RPC method and the GraphQL query.
 */
final class JsonBody {
    private static final int MAX_METHODS = 8;

    private final JsonTokenizer tokenizer;
    private final PathNode[] containers;
    private final PathNode[] owners;
    private final @Nullable PathNode[] before;
    private final boolean[] arrays;
    private final int[] sizes;
    private byte[] scratch = new byte[1024];

    private int elements;
    private boolean isRpc;
    private final List<Slice> methods = new ArrayList<>();
    private Slice query = Slice.EMPTY;
    private Slice operationName = Slice.EMPTY;
    private final KeptOperation kept = new KeptOperation();
    private String override = "";

    JsonBody(int depth) {
        tokenizer = new JsonTokenizer(depth);
        containers = new PathNode[depth + 2];
        owners = new PathNode[depth + 2];
        before = new @Nullable PathNode[depth + 2];
        arrays = new boolean[depth + 2];
        sizes = new int[depth + 2];
    }

    /** How many top-level values, or elements of the one top-level array. */
    int values() {
        return sizes[0] == 1 && elements > 0 ? elements : sizes[0];
    }

    /** How many top-level values stand behind each other. */
    int documents() {
        return sizes[0];
    }

    int skippedSubtrees() {
        return tokenizer.skippedSubtrees();
    }

    /** The different JSON-RPC methods in the order written, of a batch the first few. */
    List<Slice> rpcMethods() {
        return isRpc ? methods : List.of();
    }

    /** The text of a top-level member {@code query}, or empty. */
    Slice graphQuery() {
        return query;
    }

    /** The name of the GraphQL operation that the one object calls for whose document is kept at the server, or empty. */
    String keptOperation() {
        return sizes[0] == 1 && !arrays[1] ? kept.selector(sizes[1]) : "";
    }

    /** The method that a top-level member names, or empty. */
    String override() {
        return override;
    }

    /** The text of a top-level member {@code operationName}, or empty. */
    Slice graphOperation() {
        return operationName;
    }

    /** Reads all values under {@code root}; whether they were well-formed to the end. */
    boolean read(Message message, PathNode root, byte[] bytes, int from, int to) {
        elements = 0;
        sizes[0] = 0;
        isRpc = false;
        methods.clear();
        query = Slice.EMPTY;
        operationName = Slice.EMPTY;
        kept.begin();
        override = "";
        JsonTokenizer tokens = tokenizer.reset(bytes, from, to);
        PathNode node = root;
        int depth = 0;
        containers[0] = root;
        arrays[0] = true;
        while (true) {
            PathNode expected = arrays[depth] ? null : containers[depth].expected(before[depth]);
            int token;
            if (expected != null && tokens.nextIs(expected.member)) {
                node = expected;
                before[depth] = expected;
                token = tokens.next();
            } else {
                token = tokens.next();
                if (token == JsonTokenizer.NAME) {
                    node = name(message, depth, bytes);
                    token = tokens.next();
                }
            }
            switch (token) {
                case JsonTokenizer.STRING -> string(message, node, bytes, depth);
                case JsonTokenizer.INTEGER -> message.integer(node, bytes, tokens.start(), tokens.end());
                case JsonTokenizer.DECIMAL -> message.decimal(node, bytes, tokens.start(), tokens.end());
                case JsonTokenizer.TRUE -> message.literal(node, ValueType.TRUE);
                case JsonTokenizer.FALSE -> message.literal(node, ValueType.FALSE);
                case JsonTokenizer.NULL -> message.literal(node, ValueType.NULL);
                case JsonTokenizer.OBJECT_START -> {
                    if (node.selecting && depth == 1 && !arrays[1]) {
                        kept.object(node.path.name());
                    }
                    sizes[depth]++;
                    depth++;
                    message.open(node, false);
                    open(depth, node, node, false);
                    continue;
                }
                case JsonTokenizer.ARRAY_START -> {
                    sizes[depth]++;
                    depth++;
                    message.open(node, true);
                    PathNode element = node.element();
                    open(depth, node, element, true);
                    node = element;
                    continue;
                }
                case JsonTokenizer.OBJECT_END, JsonTokenizer.ARRAY_END -> {
                    close(message, depth);
                    depth--;
                    node = containers[depth];
                    continue;
                }
                default -> {
                    return token == JsonTokenizer.END;
                }
            }
            sizes[depth]++;
        }
    }

    private void open(int depth, PathNode owner, PathNode container, boolean array) {
        owners[depth] = owner;
        containers[depth] = container;
        before[depth] = null;
        arrays[depth] = array;
        sizes[depth] = 0;
    }

    private void close(Message message, int depth) {
        if (sizes[depth] == 0) {
            message.literal(owners[depth], arrays[depth] ? ValueType.EMPTY_ARRAY : ValueType.EMPTY_OBJECT);
        }
        if (depth == 1 && arrays[1]) {
            elements += sizes[1];
        }
    }

    private PathNode name(Message message, int depth, byte[] bytes) {
        JsonTokenizer tokens = tokenizer;
        byte[] source = bytes;
        int from = tokens.start();
        int to = tokens.end();
        if (tokens.escaped()) {
            to = decode(bytes, from, to);
            from = 0;
            source = scratch;
        }
        message.name(source, from, to);
        PathNode node = containers[depth].child(before[depth], source, from, to);
        before[depth] = node;
        return node;
    }

    private void string(Message message, PathNode node, byte[] bytes, int depth) {
        JsonTokenizer tokens = tokenizer;
        int from = tokens.start();
        int to = tokens.end();
        if (node.selecting && depth <= 2) {
            noteSelector(node, bytes, from, to, depth);
        }
        if (tokens.escaped()) {
            int decoded = decode(bytes, from, to);
            int signature = decoded > 4096 ? CharClass.LONG : CharClass.signature(scratch, 0, decoded);
            message.string(node, scratch, 0, decoded, signature);
        } else {
            message.string(node, bytes, from, to, tokens.signature());
        }
    }

    /** Whether a member's name is one of those that {@link #noteSelector} asks for. */
    static boolean isSelecting(String name) {
        return switch (name) {
            case "jsonrpc", "method", "query", MethodOverride.MEMBER -> true;
            default -> KeptOperation.isMember(name);
        };
    }

    private void method(Slice text) {
        if (methods.size() < MAX_METHODS && !methods.contains(text)) {
            methods.add(text);
        }
    }

    /** Members that name the operation, of the object itself or of those of a batch. */
    private void noteSelector(PathNode node, byte[] bytes, int from, int to, int depth) {
        boolean inside = depth == 1 || (depth == 2 && arrays[1]);
        if (!inside || depth != node.path.depth()) {
            return;
        }
        Slice text = plain(bytes, from, to);
        switch (node.path.name()) {
            case "jsonrpc" -> isRpc = true;
            case MethodOverride.MEMBER -> override = MethodOverride.of(text);
            case "method" -> method(text);
            case "query" -> query = query.isEmpty() ? text : query;
            case "operationName" -> operationName = operationName.isEmpty() ? text : operationName;
            default -> {
                // What a kept operation alone has.
            }
        }
        if (depth == 1 && !arrays[1]) {
            kept.text(node.path.name(), text);
        }
    }

    private Slice plain(byte[] bytes, int from, int to) {
        if (!tokenizer.escaped()) {
            return new Slice(bytes, from, to);
        }
        byte[] decoded = new byte[to - from];
        return new Slice(decoded, 0, JsonText.decode(bytes, from, to, decoded, 0));
    }

    private int decode(byte[] bytes, int from, int to) {
        if (scratch.length < to - from) {
            scratch = new byte[Math.max(to - from, 2 * scratch.length)];
        }
        return JsonText.decode(bytes, from, to, scratch, 0);
    }
}
