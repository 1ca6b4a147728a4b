package dev.sinew.scan.app.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what app bundles have instead of compiled documents and tables: messages of aapt2's {@code Resources.proto}. */
public final class ProtoDocuments {
    private static final int MAX_DEPTH = 200;

    private ProtoDocuments() {}

    /** A document, {@code XmlNode}; nothing where it has no element. */
    public static Optional<XmlElement> document(byte[] bytes) {
        return new ProtoFields(bytes).message(1).map(element -> element(element, 0));
    }

    private static XmlElement element(ProtoFields fields, int depth) {
        XmlElement.Open open = new XmlElement.Open(fields.text(3));
        for (ProtoFields attribute : fields.messages(4)) {
            String value = attribute.text(3);
            open.attributes.putIfAbsent(
                    attribute.text(2),
                    value.isEmpty() ? item(attribute.message(6)).orElse("") : value);
        }
        for (ProtoFields node : fields.messages(5)) {
            open.text.append(node.text(2));
            if (depth < MAX_DEPTH) {
                node.message(1).ifPresent(child -> open.children.add(element(child, depth + 1)));
            }
        }
        return open.closed();
    }

    /** A table, {@code ResourceTable}. */
    public static Resources table(byte[] bytes) {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (ProtoFields one : new ProtoFields(bytes).messages(2)) {
            long id = part(one, 1);
            for (ProtoFields type : one.messages(3)) {
                for (ProtoFields entry : type.messages(3)) {
                    String reference = String.format("@%02x%02x%04x", id & 0xFF, part(type, 1) & 0xFF, part(entry, 1));
                    found.put(reference, new Resource(type.text(2), entry.text(2), values(entry)));
                }
            }
        }
        return new Resources(found);
    }

    private static long part(ProtoFields fields, int number) {
        return fields.message(number).flatMap(each -> each.number(1)).orElse(0L);
    }

    private static List<String> values(ProtoFields entry) {
        List<String> values = new ArrayList<>();
        for (ProtoFields configured : entry.messages(6)) {
            configured.message(2).ifPresent(value -> {
                item(value.message(4)).ifPresent(values::add);
                // an array: elements 1, each with its item 3
                value.message(5)
                        .flatMap(each -> each.message(4))
                        .ifPresent(array -> array.messages(1)
                                .forEach(element -> item(element.message(3)).ifPresent(values::add)));
            });
        }
        return values;
    }

    private static Optional<String> item(Optional<ProtoFields> item) {
        return item.map(each -> {
            String text = each.message(2)
                    .or(() -> each.message(3))
                    .map(string -> string.text(1))
                    .orElse("");
            if (!text.isEmpty()) {
                return text;
            }
            String path = each.message(5).map(file -> file.text(1)).orElse("");
            if (!path.isEmpty()) {
                return path;
            }
            Optional<Long> truth = each.message(7).flatMap(primitive -> primitive.number(8));
            if (truth.isPresent()) {
                return Boolean.toString(truth.get() != 0);
            }
            return each.message(1)
                    .flatMap(reference -> reference.number(2))
                    .map(id -> String.format("@%08x", id))
                    .orElse("");
        });
    }
}
