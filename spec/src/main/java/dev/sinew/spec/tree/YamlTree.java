package dev.sinew.spec.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the first document of a YAML stream from events, so that an alias costs one reference however much it stands for. Plain
 * scalars are read by the JSON-like rules of YAML 1.2 in any case of letters; tags are not followed.
 */
final class YamlTree {
    private static final int MAX_CHARACTERS = 64 << 20;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,9})?");

    private final TreeBuilder builder = new TreeBuilder(true);
    private final Map<Anchor, Node> anchors = new HashMap<>();
    private final Deque<Optional<Anchor>> opened = new ArrayDeque<>();

    private YamlTree() {}

    static Node read(String document) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_CHARACTERS)
                .setAllowDuplicateKeys(true)
                .build();
        YamlTree tree = new YamlTree();
        try {
            for (Event event : new Parse(settings).parseString(document)) {
                tree.take(event);
                if (tree.builder.finished()) {
                    return tree.builder.root();
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new BrokenDocument("is neither JSON nor YAML" + (line > 0 ? " (line " + line + ")" : ""));
        } catch (YamlEngineException e) {
            throw new BrokenDocument("is neither JSON nor YAML");
        }
        throw new BrokenDocument("is empty");
    }

    private void take(Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> {
                keyless(line);
                opened.push(((NodeEvent) event).getAnchor());
                builder.open(event.getEventId() == Event.ID.MappingStart, builder.keyLine(line));
            }
            case MappingEnd, SequenceEnd -> {
                Node closed = builder.close();
                opened.pop().ifPresent(anchor -> anchors.put(anchor, closed));
            }
            case Scalar -> scalar((ScalarEvent) event, line);
            case Alias -> alias((AliasEvent) event, line);
            default -> {}
        }
    }

    private void keyless(int line) {
        if (builder.wantsKey()) {
            throw new BrokenDocument("has a map or list as a key (line " + line + ")");
        }
    }

    private void scalar(ScalarEvent event, int line) {
        Node node = event.isPlain() ? plain(event.getValue(), line) : text(event.getValue(), line);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        if (builder.wantsKey()) {
            builder.key(event.getValue(), line);
        } else {
            builder.add(node);
        }
    }

    private void alias(AliasEvent event, int line) {
        Node node = anchors.get(event.getAlias());
        if (node == null) {
            throw new BrokenDocument("refers to an anchor that is not there or not finished (line " + line + ")");
        }
        if (builder.wantsKey()) {
            builder.key(node.text(), line);
        } else {
            builder.share(node, line);
        }
    }

    private static Node text(String value, int line) {
        return Node.scalar(Node.Kind.TEXT, value, line);
    }

    private static Node plain(String value, int line) {
        return switch (value) {
            case "", "~", "null", "Null", "NULL" -> Node.scalar(Node.Kind.NULL, "", line);
            case "true", "True", "TRUE" -> Node.scalar(Node.Kind.BOOLEAN, "true", line);
            case "false", "False", "FALSE" -> Node.scalar(Node.Kind.BOOLEAN, "false", line);
            default -> number(value, line);
        };
    }

    private static Node number(String value, int line) {
        if (INTEGER.matcher(value).matches()) {
            return Node.scalar(Node.Kind.INTEGER, value, line);
        }
        return DECIMAL.matcher(value).matches() ? Node.scalar(Node.Kind.DECIMAL, value, line) : text(value, line);
    }
}
