package dev.sinew.scan.app.dex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jf.dexlib2.Opcode;
import org.jf.dexlib2.iface.ExceptionHandler;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.iface.MethodImplementation;
import org.jf.dexlib2.iface.TryBlock;
import org.jf.dexlib2.iface.instruction.Instruction;

/** What one method has, while it is followed. */
final class Gathered implements Watcher {
    private static final int MAX_CALLS = 2_000_000;
    private static final int MAX_TEXTS = 4_000_000;
    private static final int FEW = 4;
    private static final int MIN_TEXT = 4;
    private static final int MAX_JOINED = 16;
    private static final int MAX_TEXT = 1 << 16;

    private final CodeReader into;
    private final Place place;
    private final Target target;
    private final Set<String> named;
    private final boolean decides;
    private final List<Call> calls = new ArrayList<>();
    private final List<Value> returns = new ArrayList<>();

    Gathered(CodeReader into, Place place, Target target, Set<String> named) {
        this.into = into;
        this.place = place;
        this.target = target;
        this.named = named;
        decides = Watched.decides(target);
    }

    @Override
    public void called(Target called, List<Value> arguments) {
        if (decides) {
            calls.add(new Call(place, called, arguments));
        }
        if ((Watched.keeps(called) || arguments.stream().anyMatch(Watched::carries))
                && !Watched.isInner(place.type())
                && into.calls.size() < MAX_CALLS) {
            into.calls.add(new Call(place, called, arguments));
        }
        boolean known = false;
        for (Value each : arguments) {
            boolean one = each instanceof Value.Text || each instanceof Value.Items || each instanceof Value.Parts;
            known |= one;
            if (one) {
                texts(each, "", place, into.texts);
            }
        }
        if (known) {
            passed(called, arguments);
            pair(called, arguments);
        }
    }

    @Override
    public void written(FieldKey field, Value value) {
        List<Value> all = into.written.computeIfAbsent(field, any -> new ArrayList<>(1));
        if (all.size() < FEW && !all.contains(value)) {
            all.add(value);
        }
        texts(value, field.name(), place, into.texts);
    }

    @Override
    public void returned(Value value) {
        if (returns.size() < FEW && !returns.contains(value)) {
            returns.add(value);
        }
    }

    @Override
    public void text(String text) {
        add(new CodeText(place, "", text), into.texts);
    }

    @Override
    public void made(String type) {
        into.made.add(into.intern(type));
    }

    @Override
    public void named(String type) {
        String one = type.startsWith("[") ? type.substring(type.lastIndexOf('[') + 1) : type;
        if (one.startsWith("L") && !one.equals(place.type())) {
            named.add(into.intern(one));
        }
    }

    /** The method is over. */
    void done(Method method, boolean complete) {
        MethodImplementation code = method.getImplementation();
        if (code == null) {
            return;
        }
        if (returns.stream().anyMatch(each -> !each.equals(Value.Unknown.VALUE))) {
            into.given.put(Program.key(target), List.copyOf(returns));
        }
        returns.forEach(each -> texts(each, "", place, into.texts));
        if (decides) {
            into.bodies.add(new Body(place, target, calls, returns, throwing(code), catching(code), complete));
        }
    }

    private static boolean throwing(MethodImplementation code) {
        return StreamSupport.stream(code.getInstructions().spliterator(), false)
                .map(Instruction::getOpcode)
                .anyMatch(each -> each == Opcode.THROW);
    }

    private static List<String> catching(MethodImplementation code) {
        List<String> types = new ArrayList<>();
        for (TryBlock<? extends ExceptionHandler> block : code.getTryBlocks()) {
            for (ExceptionHandler handler : block.getExceptionHandlers()) {
                String type = handler.getExceptionType();
                types.add(type == null ? "" : type);
            }
        }
        return types;
    }

    /** What a method of the app is called with. */
    private void passed(Target called, List<Value> arguments) {
        if (called.owner().startsWith("Ljava/") || called.owner().startsWith("Landroid")) {
            return;
        }
        List<List<Value>> all = into.passed.computeIfAbsent(Program.key(called), any -> new ArrayList<>(1));
        if (all.size() < FEW && !all.contains(arguments)) {
            all.add(List.copyOf(arguments));
        }
    }

    /** A name and a value that are handed over together, such as a header or a setting. */
    private void pair(Target called, List<Value> arguments) {
        List<String> parameters = called.parameters();
        int first = arguments.size() - parameters.size();
        if (parameters.size() < 2 || first < 0) {
            return;
        }
        Optional<String> name = Texts.whole(arguments.get(first));
        Optional<String> value = Texts.whole(arguments.get(first + 1));
        if (name.isPresent()
                && value.isPresent()
                && !name.get().isEmpty()
                && called.owner().startsWith("L")) {
            add(new CodeText(place, name.get(), value.get()), into.texts);
        }
    }

    /** All texts of a value: those of arrays each by itself, few short ones also as one, and bytes that are text. */
    static void texts(Value value, String name, Place place, Set<CodeText> texts) {
        Optional<String> whole = Texts.whole(value);
        if (whole.isPresent()) {
            add(new CodeText(place, name, whole.get()), texts);
            return;
        }
        if (value instanceof Value.Parts parts) {
            parts.parts().forEach(each -> texts(each, "", place, texts));
            return;
        }
        if (!(value instanceof Value.Items items)) {
            return;
        }
        Optional<String> bytes = Texts.bytes(items).map(each -> new String(each, StandardCharsets.UTF_8));
        if (bytes.isPresent()) {
            if (bytes.get().chars().noneMatch(c -> c == 0xFFFD || c < ' ' && !Character.isWhitespace(c))) {
                add(new CodeText(place, name, bytes.get()), texts);
            }
            return;
        }
        for (Value each : items.items()) {
            texts(each, name, place, texts);
        }
        List<String> all = items.items().stream()
                .flatMap(each -> Texts.whole(each).stream())
                .toList();
        if (all.size() > 1 && all.size() == items.items().size() && all.size() <= MAX_JOINED) {
            add(new CodeText(place, "", all.stream().collect(Collectors.joining())), texts);
        }
    }

    private static void add(CodeText text, Set<CodeText> texts) {
        int length = text.text().length();
        if (length >= MIN_TEXT && length <= MAX_TEXT && texts.size() < MAX_TEXTS) {
            texts.add(text);
        }
    }
}
