package dev.sinew.scan.app.dex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values as texts and as bytes. */
public final class Texts {
    private Texts() {}

    /** The text that a value is; nothing where a part of it is not known. */
    public static Optional<String> whole(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text.text());
            case Value.Parts parts -> joined(parts);
            case Value.Items items -> characters(items);
            default -> Optional.empty();
        };
    }

    /** The text that a value is, with {@code {}} for each part that is not known; nothing where none is known. */
    public static Optional<String> pattern(Value value) {
        if (!(value instanceof Value.Parts parts)) {
            return whole(value);
        }
        StringBuilder text = new StringBuilder();
        boolean known = false;
        for (Value part : parts.parts()) {
            Optional<String> one = piece(part);
            known |= one.isPresent();
            text.append(one.orElse("{}"));
        }
        return known ? Optional.of(text.toString()) : Optional.empty();
    }

    /** The bytes that a value is: an array of known bytes, or a text that became bytes. */
    public static Optional<byte[]> bytes(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text().getBytes(StandardCharsets.UTF_8));
        }
        if (!(value instanceof Value.Items items) || !items.type().equals("[B")) {
            return Optional.empty();
        }
        byte[] bytes = new byte[items.items().size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(items.items().get(i) instanceof Value.Int number)) {
                return Optional.empty();
            }
            bytes[i] = (byte) number.number();
        }
        return Optional.of(bytes);
    }

    /** Bytes as a value. */
    static Value ofBytes(byte[] bytes, int site) {
        List<Value> items = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            items.add(new Value.Int(each));
        }
        return new Value.Items("[B", items, site);
    }

    private static Optional<String> joined(Value.Parts parts) {
        StringBuilder text = new StringBuilder();
        for (Value part : parts.parts()) {
            Optional<String> one = piece(part);
            if (one.isEmpty()) {
                return one;
            }
            text.append(one.get());
        }
        return Optional.of(text.toString());
    }

    /** One part: texts as they are, numbers in digits. */
    private static Optional<String> piece(Value part) {
        return part instanceof Value.Int number ? Optional.of(Long.toString(number.number())) : whole(part);
    }

    private static Optional<String> characters(Value.Items items) {
        if (!items.type().equals("[C")) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (Value item : items.items()) {
            if (!(item instanceof Value.Int number)) {
                return Optional.empty();
            }
            text.append((char) number.number());
        }
        return Optional.of(text.toString());
    }
}
