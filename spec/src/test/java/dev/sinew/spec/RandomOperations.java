package dev.sinew.spec;

import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Learned operations as they might come of any traffic, drawn from a seed. */
public final class RandomOperations {
    private static final List<String> APIS = List.of("api.bank.example", "localhost:8080", "shop.example");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PROPFIND");
    private static final List<String> WORDS = List.of(
            "accounts", "cards", "v1", "v2", "users", "me", "search", "a.b", "x-y", "items", "ünï", "status", "type");
    private static final List<Integer> STATUSES = List.of(-1, 200, 201, 204, 304, 400, 401, 404, 500, 302);
    private static final List<ValueType> SCALARS = List.of(
            ValueType.STRING,
            ValueType.INTEGER,
            ValueType.DECIMAL,
            ValueType.TRUE,
            ValueType.NULL,
            ValueType.EMPTY_OBJECT,
            ValueType.EMPTY_ARRAY);

    private final Random random;

    public RandomOperations(long seed) {
        random = new Random(seed);
    }

    /** Some operations, each once. */
    public List<LearnedOperation> operations() {
        Map<String, LearnedOperation> all = new LinkedHashMap<>();
        int count = 1 + random.nextInt(8);
        int apis = 1 + random.nextInt(APIS.size());
        for (int i = 0; i < count; i++) {
            LearnedOperation operation = operation(APIS.get(random.nextInt(apis)));
            all.putIfAbsent(key(operation), operation);
        }
        return List.copyOf(all.values());
    }

    private static String key(LearnedOperation learned) {
        return learned.operation().toString();
    }

    private LearnedOperation operation(String api) {
        StringBuilder path = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean parameter = random.nextInt(3) == 0 && !names.contains(word);
            path.append('/').append(parameter ? "{" + word + "}" : word);
            if (parameter) {
                names.add(word);
            }
        }
        path.append(random.nextInt(12) == 0 ? "/" : "");
        String selector = random.nextInt(6) == 0 ? " " + WORDS.get(random.nextInt(5)) : "";
        String method = METHODS.get(random.nextInt(METHODS.size()));
        long requests = 1L + random.nextInt(20);
        Learning learning = Learning.of(method + " " + api + path + selector, requests);
        learning.encrypted(random.nextBoolean());
        names.forEach(name -> learning.parameter(value(Learning.path(Location.PATH, name), requests, requests)));
        parameters(learning, requests);
        credentials(learning);
        if (random.nextInt(3) > 0) {
            learning.request(body(requests));
        }
        long left = requests;
        while (left > 0) {
            long part = 1L + random.nextInt((int) left);
            int status = STATUSES.get(random.nextInt(STATUSES.size()));
            LearnedBody body = body(part);
            List<LearnedField> headers = random.nextBoolean()
                    ? List.of(value(Learning.path(Location.HEADER, "x-rate"), part, part))
                    : List.of();
            learning.answer(status, new LearnedAnswer(part, body, headers, Learning.FIRST));
            left -= part;
        }
        return learning.learned();
    }

    private void parameters(Learning learning, long requests) {
        long withHeaders = random.nextInt((int) requests + 1);
        for (String name :
                List.of("page", "filter[a]", "filter[b]", "filter", "ids[]", "x-tenant", "api_key", "lang")) {
            if (random.nextInt(3) == 0) {
                Location location = List.of(Location.QUERY, Location.HEADER, Location.COOKIE)
                        .get(random.nextInt(3));
                long holders = location == Location.QUERY ? requests : withHeaders;
                if (holders > 0) {
                    long present = 1L + random.nextInt((int) holders);
                    learning.parameter(value(Learning.path(location, name), present, holders));
                }
            }
        }
    }

    private void credentials(Learning learning) {
        String how = random.nextBoolean() ? "always" : "mixed";
        switch (random.nextInt(6)) {
            case 0 -> learning.credential(how, "bearer-jwt", "authorization");
            case 1 -> learning.credential(how, "api-key-query", "api_key");
            case 2 -> learning.credential(how, "api-key-header", "x-tenant");
            case 3 -> learning.credential(how, "session-cookie", "lang").credential(how, "basic", "authorization");
            default -> {}
        }
    }

    private LearnedBody body(long messages) {
        long unknown = random.nextInt(4) == 0 ? random.nextInt((int) messages + 1) : 0;
        long present = random.nextInt(3) == 0 ? random.nextInt((int) (messages - unknown) + 1) : messages - unknown;
        TreeSet<BodyKind> kinds = new TreeSet<>();
        List<LearnedField> fields = new ArrayList<>();
        if (present > 0) {
            kinds.add(BodyKind.of(1 + random.nextInt(8)));
            if (random.nextInt(4) == 0) {
                kinds.add(BodyKind.of(1 + random.nextInt(8)));
            }
            if (random.nextInt(4) > 0) {
                fields(FieldPath.root(Location.BODY), present, present, 0, fields);
            }
        }
        return new LearnedBody(messages, unknown, present, kinds, fields, random.nextInt(5) > 0);
    }

    private void fields(FieldPath path, long present, long holders, int depth, List<LearnedField> into) {
        int kind = depth == 0 ? random.nextInt(4) : depth > 3 ? 3 : random.nextInt(6);
        long some = Math.max(1, present / 2);
        switch (kind) {
            case 0, 1 -> {
                into.add(container(path, present, holders, ValueType.OBJECT, some));
                boolean map = random.nextInt(6) == 0;
                for (int i = random.nextInt(4); i >= 0; i--) {
                    String name = map && i == 0 ? FieldPath.ANY_KEY : WORDS.get(random.nextInt(WORDS.size()));
                    FieldPath child = path.child(name);
                    if (into.stream().noneMatch(each -> each.path().equals(child))) {
                        fields(child, 1L + random.nextInt((int) some), some, depth + 1, into);
                    }
                }
            }
            case 2 -> {
                into.add(container(path, present, holders, ValueType.ARRAY, some));
                fields(path.child(FieldPath.ELEMENT), 1L + random.nextInt(9), some, depth + 1, into);
            }
            default -> into.add(value(path, present, holders));
        }
    }

    private LearnedField container(FieldPath path, long present, long holders, ValueType type, long count) {
        Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
        types.put(type, count);
        if (random.nextInt(4) == 0) {
            types.put(ValueType.NULL, present - count + 1);
        }
        return new LearnedField(
                path, present, holders, types, Map.of(), 0, 0, 0, List.of(), List.of(), "", Learning.FIRST);
    }

    private LearnedField value(FieldPath path, long present, long holders) {
        Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
        Map<ValueFormat, Long> formats = new EnumMap<>(ValueFormat.class);
        for (int i = random.nextInt(2); i >= 0; i--) {
            types.put(SCALARS.get(random.nextInt(path.location() == Location.BODY ? SCALARS.size() : 4)), present);
        }
        if (types.containsKey(ValueType.STRING) || types.containsKey(ValueType.INTEGER)) {
            formats.put(ValueFormat.of(random.nextInt(ValueFormat.values().length)), present);
        }
        List<String> texts = random.nextInt(4) == 0 ? List.of("no", "open") : List.of();
        boolean personal = random.nextInt(5) == 0;
        List<String> classes = personal ? List.of("iban") : List.of();
        String sample = personal ? "GB29••••6819" : "";
        return new LearnedField(
                path, present, holders, types, formats, 1, 22, present, texts, classes, sample, Learning.FIRST);
    }
}
