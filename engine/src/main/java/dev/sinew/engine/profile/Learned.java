package dev.sinew.engine.profile;

import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.classify.FieldEvidence;
import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.Operation;
import dev.sinew.model.Side;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads off a profile what was learned of its operation, the classes of its fields decided. */
public final class Learned {
    private final FieldClasses classes;

    public Learned(FieldClasses classes) {
        this.classes = classes;
    }

    /**
     * What a profile tells.
     *
     * @param operation as specifications and reports read it
     * @param traits how its exchanges were transported and what their headers allow
     * @param spread sizes, times and days of its calls
     * @param admissions who was let in when
     * @param lists how many records its answers list
     */
    public record Known(LearnedOperation operation, Traits traits, Spread spread, Admissions admissions, Lists lists) {}

    /** The operation with all that its profile holds, and what is known of its exchanges as a whole. */
    public Known known(Operation operation, Profile profile) {
        Shapes shapes = united(profile);
        return new Known(
                of(operation, profile, shapes), shapes.traits(), shapes.spread(), shapes.admissions(), shapes.lists());
    }

    /** The operation with all that its profile holds. The profile's forms may be united by this. */
    public LearnedOperation of(Operation operation, Profile profile) {
        return of(operation, profile, united(profile));
    }

    private LearnedOperation of(Operation operation, Profile profile, Shapes shapes) {
        Shapes.Bodies bodies = shapes.requestBodies();
        List<LearnedField> parameters = new ArrayList<>(path(operation, shapes));
        parameters.addAll(fields(
                operation.api(), Side.REQUEST, shapes.request(), shapes.requests(), shapes.withHeaders(), false));
        SortedMap<Integer, LearnedAnswer> answers = new TreeMap<>();
        shapes.answers().forEach((status, answer) -> answers.put(status, answer(operation.api(), answer)));
        return new LearnedOperation(
                operation,
                profile.requests(),
                profile.authentication(),
                profile.credentialKinds(),
                profile.credentialPlaces(),
                profile.encrypted(),
                sorted(parameters),
                body(operation.api(), Side.REQUEST, bodies, shapes.request(), shapes.requests()),
                answers,
                profile.firstSeen(),
                profile.lastSeen(),
                profile.first());
    }

    private static Shapes united(Profile profile) {
        if (profile.shapes().size() == 1) {
            return profile.shapes().iterator().next();
        }
        Shapes together = new Shapes(new FieldBudget(Integer.MAX_VALUE));
        profile.shapes().forEach(together::merge);
        return together;
    }

    private LearnedAnswer answer(String api, Shapes.Answers answer) {
        List<LearnedField> headers = fields(api, Side.ANSWER, answer.fields, answer.count, answer.count, false);
        return new LearnedAnswer(
                answer.count,
                body(api, Side.ANSWER, answer.bodies, answer.fields, answer.count),
                headers,
                answer.first);
    }

    private LearnedBody body(String api, Side side, Shapes.Bodies bodies, FieldSet fields, long messages) {
        return new LearnedBody(
                messages,
                bodies.unknown,
                bodies.present,
                new TreeSet<BodyKind>(bodies.kinds),
                fields(api, side, fields, bodies.present, bodies.present, true),
                bodies.part == 0 && !fields.full());
    }

    /** The parameters of the template, from the values at their positions. */
    private List<LearnedField> path(Operation operation, Shapes shapes) {
        List<LearnedField> parameters = new ArrayList<>();
        String[] names = operation.path().split("/", -1);
        for (int i = 1; i < names.length && i <= shapes.segments().size(); i++) {
            String name = names[i];
            if (name.startsWith("{") && name.endsWith("}")) {
                FieldPath path = FieldPath.root(Location.PATH).child(name.substring(1, name.length() - 1));
                FieldStats stats = shapes.segments().get(i - 1);
                parameters.add(field(operation.api(), Side.REQUEST, path, stats, stats.present(), List.of()));
            }
        }
        return parameters;
    }

    private List<LearnedField> fields(
            String api, Side side, FieldSet set, long messages, long withHeaders, boolean body) {
        Map<FieldPath, List<String>> names = new HashMap<>();
        for (FieldStats stats : set.all()) {
            if (stats.path.depth() > 0) {
                names.computeIfAbsent(stats.path.parent(), key -> new ArrayList<>())
                        .add(stats.path.name());
            }
        }
        List<LearnedField> fields = new ArrayList<>();
        for (FieldStats stats : set.all()) {
            FieldPath path = stats.path;
            if ((path.location() == Location.BODY) == body) {
                List<String> neighbours = path.depth() == 0 ? List.of() : names.getOrDefault(path.parent(), List.of());
                long holders = path.location() == Location.QUERY ? messages : withHeaders;
                fields.add(field(api, side, path, stats, body ? holders(set, path, messages) : holders, neighbours));
            }
        }
        return sorted(fields);
    }

    /** By location and path text, which is made once a field. */
    private static List<LearnedField> sorted(List<LearnedField> fields) {
        SortedMap<String, LearnedField> byPlace = new TreeMap<>();
        for (LearnedField field : fields) {
            FieldPath path = field.path();
            byPlace.put(path.location().ordinal() + path.text() + "\0" + path.depth() + path.hashCode(), field);
        }
        return List.copyOf(byPlace.values());
    }

    /** How often what a body's field stands in was there. */
    private static long holders(FieldSet set, FieldPath path, long bodies) {
        if (path.depth() == 0) {
            return bodies;
        }
        FieldStats parent = set.of(path.parent());
        if (parent == null) {
            return 0;
        }
        return parent.count(
                switch (path.name()) {
                    case FieldPath.ELEMENT -> ValueType.ARRAY;
                    case FieldPath.IN_TEXT -> ValueType.STRING;
                    default -> ValueType.OBJECT;
                });
    }

    private LearnedField field(
            String api, Side side, FieldPath path, FieldStats stats, long holders, List<String> neighbours) {
        List<String> others = new ArrayList<>(neighbours);
        others.remove(path.name());
        List<String> decided = classes.decide(
                api,
                new FieldEvidence(
                        side,
                        path,
                        others,
                        stats.types(),
                        stats.formats(),
                        stats.distinct(),
                        stats.minLength(),
                        stats.maxLength(),
                        stats.hits()));
        return new LearnedField(
                path,
                stats.present(),
                holders,
                stats.types(),
                stats.formats(),
                stats.minLength(),
                stats.maxLength(),
                stats.distinct(),
                stats.enumeration(),
                decided,
                decided.isEmpty() ? "" : stats.sample(),
                stats.first(),
                stats.bare(),
                stats.types().keySet().stream().allMatch(type -> type == ValueType.INTEGER) ? stats.span() : -1);
    }
}
