package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.References;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An access with its operation and the objects that it names.
 *
 * @param access what happened
 * @param operation of what
 * @param asked objects named by the request
 * @param answered objects named by the answer
 */
record Used(Access access, Operation operation, List<Named> asked, List<Named> answered) {
    /** Header fields that identify requests and devices rather than objects. */
    private static final Set<String> NO_HEADERS = Set.of("location", "host", "referer");

    static Used of(Access access, Operation operation, TypeNames types) {
        List<Named> asked = new ArrayList<>();
        String[] template = operation.path().split("/", -1);
        List<Segment> segments = access.segments();
        for (int i = 0; i < segments.size() && i + 1 < template.length; i++) {
            if (template[i + 1].startsWith("{") && segments.get(i).length() > 0) {
                asked.add(parameter(access, operation, types, i, template[i + 1]));
            }
        }
        add(asked, access, access.request(), operation, types, true);
        List<Named> answered = new ArrayList<>();
        add(answered, access, access.answer(), operation, types, false);
        return new Used(access, operation, asked, answered);
    }

    private static Named parameter(Access access, Operation operation, TypeNames types, int index, String parameter) {
        Segment segment = access.segments().get(index);
        String type = types.ofParameter(operation, index + 1);
        boolean small = switch (segment.format()) {
            case DIGITS, NUMBER -> segment.length() <= 9;
            case UUID, EMAIL, TOKEN, JWT -> false;
            default -> segment.length() < 8;
        };
        long object = key(access.api(), type, segment.print(), small);
        String name = parameter.substring(1, parameter.length() - 1);
        return new Named(type, object, segment.print(), segment.number(), "path:" + index, name, false, true);
    }

    private static void add(
            List<Named> into,
            Access access,
            References references,
            Operation operation,
            TypeNames types,
            boolean asked) {
        for (int row = 0; row < references.count(); row++) {
            FieldPath path = references.path(row);
            boolean header = path.location() == Location.HEADER;
            if (header && asked && NO_HEADERS.contains(path.name())) {
                continue;
            }
            String type = types.of(path, operation);
            if (type.isEmpty()) {
                continue;
            }
            boolean identity = type.equals(types.resource(operation))
                    && path.fieldName().toLowerCase(Locale.ROOT).endsWith("id");
            into.add(new Named(
                    type,
                    key(access.api(), type, references.print(row), references.small(row)),
                    references.print(row),
                    references.number(row),
                    path.location().name().toLowerCase(Locale.ROOT) + ":" + path.text(),
                    path.fieldName(),
                    isInList(path),
                    identity || (header && path.name().equals("location"))));
        }
    }

    private static boolean isInList(FieldPath path) {
        for (FieldPath at = path; at.depth() > 0; at = at.parent()) {
            if (at.name().equals(FieldPath.ELEMENT) || at.name().equals(FieldPath.ANY_KEY)) {
                return true;
            }
        }
        return false;
    }

    private static long key(String api, String type, long print, boolean small) {
        long key = small ? print ^ (long) type.hashCode() << 21 ^ (long) api.hashCode() << 3 : print;
        long mixed = key * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 29;
    }

    /** Whether the request names an object. */
    boolean asks(long object) {
        for (Named each : asked) {
            if (each.object() == object) {
                return true;
            }
        }
        return false;
    }

    /** Operation and place as one key. */
    String at(Named named) {
        return operation + " " + named.place();
    }

    long actor() {
        return access.actor().key();
    }
}
