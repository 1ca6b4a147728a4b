package dev.sinew.spec;

import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes learned operations, for tests. */
public final class Learning {
    public static final Origin FIRST = new Origin("traffic.har", 0);

    private final Operation operation;
    private final long requests;
    private final List<LearnedField> parameters = new ArrayList<>();
    private final SortedMap<Integer, LearnedAnswer> answers = new TreeMap<>();
    private final SortedMap<String, String> credentials = new TreeMap<>();
    private LearnedBody requestBody = LearnedBody.NONE;
    private boolean encrypted = true;
    private String authentication = "never";

    private Learning(Operation operation, long requests) {
        this.operation = operation;
        this.requests = requests;
    }

    /** An operation written as {@code GET api/path}, a selector behind a blank. */
    public static Learning of(String place, long requests) {
        String[] parts = place.split(" ", 3);
        int slash = parts[1].indexOf('/');
        return new Learning(
                new Operation(
                        parts[1].substring(0, slash),
                        parts[0],
                        parts[1].substring(slash),
                        parts.length > 2 ? parts[2] : ""),
                requests);
    }

    public Learning encrypted(boolean tls) {
        encrypted = tls;
        return this;
    }

    public Learning credential(String how, String kind, String place) {
        authentication = how;
        credentials.put(kind, place);
        return this;
    }

    public Learning parameter(LearnedField field) {
        parameters.add(field);
        return this;
    }

    public Learning request(LearnedBody body) {
        requestBody = body;
        return this;
    }

    public Learning answer(int status, LearnedBody body) {
        answers.put(status, new LearnedAnswer(body.messages(), body, List.of(), new Origin("traffic.har", status)));
        return this;
    }

    public Learning answer(int status, LearnedAnswer answer) {
        answers.put(status, answer);
        return this;
    }

    /** Answers without a body. */
    public Learning answer(int status, long count) {
        return answer(status, new LearnedBody(count, 0, 0, new TreeSet<>(), List.of(), true));
    }

    public LearnedOperation learned() {
        return new LearnedOperation(
                operation,
                requests,
                authentication,
                List.copyOf(credentials.keySet()),
                credentials,
                encrypted,
                parameters,
                requestBody,
                answers,
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                FIRST);
    }

    /** A body of JSON that every message had. */
    public static LearnedBody json(long messages, List<LearnedField> fields) {
        return new LearnedBody(messages, 0, messages, new TreeSet<>(List.of(BodyKind.JSON)), fields, true);
    }

    /** A field of values of one type. */
    public static LearnedField field(FieldPath path, long present, long holders, ValueType type, ValueFormat format) {
        boolean container = type.isContainer();
        return new LearnedField(
                path,
                present,
                holders,
                Map.of(type, present),
                container ? Map.of() : Map.of(format, present),
                1,
                20,
                present,
                List.of(),
                List.of(),
                "",
                FIRST);
    }

    /** A path of names parted by slashes below a location. */
    public static FieldPath path(Location location, String names) {
        FieldPath path = FieldPath.root(location);
        for (String name : names.isEmpty() ? new String[0] : names.split("/", -1)) {
            path = path.child(name);
        }
        return path;
    }
}
