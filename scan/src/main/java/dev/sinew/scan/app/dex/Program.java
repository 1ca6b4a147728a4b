package dev.sinew.scan.app.dex;

import java.util.List;
import java.util.Optional;

/** Finds out what values stand for across methods: fields that are given one value only, methods of the app that return one only. */
public final class Program {
    private static final int MAX_DEPTH = 6;

    private final AppCode code;

    /** Over that code. */
    public Program(AppCode code) {
        this.code = code;
    }

    /** What names a method within an app. */
    static String key(Target target) {
        return target.owner() + target.name() + "(" + target.signature() + ")" + target.returns();
    }

    /** What a value is in the end, as far as that can be known; at worst itself. */
    public Value resolved(Value value) {
        return resolved(value, 0);
    }

    /** What the parameter of a method, by its {@link #key}, is at each place where it is called with a value that is known. */
    public List<Value> passed(String key, int index) {
        return code.passed().getOrDefault(key, List.of()).stream()
                .filter(each -> index < each.size())
                .map(each -> resolved(each.get(index)))
                .distinct()
                .toList();
    }

    private Value resolved(Value value, int depth) {
        if (depth > MAX_DEPTH) {
            return value;
        }
        if (value instanceof Value.Read read) {
            return field(read.field()).map(each -> resolved(each, depth + 1)).orElse(value);
        }
        if (value instanceof Value.Made made) {
            return called(made, depth);
        }
        if (value instanceof Value.Parts parts) {
            Value joined = new Value.Parts(
                    parts.parts().stream()
                            .map(each -> resolved(each, depth + 1))
                            .toList(),
                    parts.site());
            return Texts.whole(joined).<Value>map(Value.Text::new).orElse(joined);
        }
        return value;
    }

    private Value called(Value.Made made, int depth) {
        Optional<Value> one = one(code.given().getOrDefault(key(made.maker()), List.of()));
        if (one.isPresent() && !(one.get() instanceof Value.Parameter)) {
            return resolved(one.get(), depth + 1);
        }
        List<Value> arguments =
                made.arguments().stream().map(each -> resolved(each, depth + 1)).toList();
        return KnownCalls.result(made.maker(), arguments, made.site())
                .orElseGet(() -> made.arguments().equals(arguments)
                        ? made
                        : new Value.Made(made.maker(), arguments, made.site(), made.steps()));
    }

    /** The only value that a field is ever given. */
    private Optional<Value> field(FieldKey field) {
        List<Value> written = code.written().getOrDefault(field, List.of());
        Optional<Value> start = code.start(field).filter(each -> !each.equals(Value.Unknown.VALUE));
        if (written.isEmpty()) {
            return start;
        }
        boolean nothing = start.isEmpty() || start.get().equals(new Value.Int(0));
        return nothing ? one(written) : Optional.empty();
    }

    private static Optional<Value> one(List<Value> values) {
        return values.size() == 1 && !values.getFirst().equals(Value.Unknown.VALUE)
                ? Optional.of(values.getFirst())
                : Optional.empty();
    }
}
