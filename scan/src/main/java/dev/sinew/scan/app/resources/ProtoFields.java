package dev.sinew.scan.app.resources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one protocol buffer message by their numbers, without its definition. Where the bytes stop making sense, reading stops.
 * Messages within are read when asked for, so that nothing recurses by itself.
 */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int MAX_FIELDS = 1_000_000;

    /** One field: a number, or bytes from an offset on. */
    private record Field(int number, int kind, long value, int from, int to) {}

    private final byte[] bytes;
    private final List<Field> fields = new ArrayList<>();

    ProtoFields(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoFields(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        Cursor at = new Cursor(from);
        while (at.position < to && fields.size() < MAX_FIELDS && read(at, to)) {
            // reads one field after the other
        }
    }

    /** The messages of a field. */
    List<ProtoFields> messages(int number) {
        return fields.stream()
                .filter(each -> each.number() == number && each.kind() == BYTES)
                .map(each -> new ProtoFields(bytes, each.from(), each.to()))
                .toList();
    }

    /** The first message of a field. */
    Optional<ProtoFields> message(int number) {
        return messages(number).stream().findFirst();
    }

    /** The text of a field; empty where there is none. */
    String text(int number) {
        return fields.stream()
                .filter(each -> each.number() == number && each.kind() == BYTES)
                .findFirst()
                .map(each -> new String(bytes, each.from(), each.to() - each.from(), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** The number of a field. */
    Optional<Long> number(int number) {
        return fields.stream()
                .filter(each -> each.number() == number && each.kind() == VARINT)
                .map(Field::value)
                .findFirst();
    }

    private boolean read(Cursor at, int to) {
        long key = varint(at, to);
        int number = (int) (key >>> 3);
        int kind = (int) (key & 7);
        if (number <= 0) {
            return false;
        }
        switch (kind) {
            case VARINT -> fields.add(new Field(number, kind, varint(at, to), 0, 0));
            case FIXED64 -> at.position += 8;
            case FIXED32 -> at.position += 4;
            case BYTES -> {
                long length = varint(at, to);
                if (length < 0 || length > to - at.position) {
                    return false;
                }
                fields.add(new Field(number, kind, 0, at.position, at.position + (int) length));
                at.position += (int) length;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private long varint(Cursor at, int to) {
        long value = 0;
        for (int shift = 0; shift < 64 && at.position < to; shift += 7) {
            byte next = bytes[at.position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return value;
    }

    /** Where reading is. */
    private static final class Cursor {
        private int position;

        Cursor(int position) {
            this.position = position;
        }
    }
}
