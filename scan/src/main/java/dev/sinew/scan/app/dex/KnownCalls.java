package dev.sinew.scan.app.dex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Methods of the platform whose result follows from known values: those that texts and keys are put together with. */
final class KnownCalls {
    private static final String STRING = "Ljava/lang/String;";
    private static final String BUILDER = "Ljava/lang/StringBuilder;";
    private static final String BUFFER = "Ljava/lang/StringBuffer;";
    private static final int MAX_TEXT = 1 << 16;

    private KnownCalls() {}

    /** Whether objects of a class are builders of texts. */
    static boolean isBuilder(String type) {
        return type.equals(BUILDER) || type.equals(BUFFER);
    }

    /** A text or a builder that a constructor makes; {@code arguments} without the object itself. */
    static Optional<Value> made(String type, List<Value> arguments, int site) {
        if (isBuilder(type)) {
            List<Value> parts = arguments.size() == 1 && !(arguments.getFirst() instanceof Value.Int)
                    ? List.of(arguments.getFirst())
                    : List.of();
            return Optional.of(new Value.Parts(parts, site));
        }
        if (type.equals(STRING) && !arguments.isEmpty()) {
            return text(arguments.getFirst()).map(Value.Text::new);
        }
        return Optional.empty();
    }

    /** The result of a call, where it follows. */
    static Optional<Value> result(Target target, List<Value> arguments, int site) {
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        Value first = arguments.getFirst();
        return switch (target.owner()) {
            case STRING -> ofString(target, first, arguments, site);
            case BUILDER, BUFFER -> ofBuilder(target, first, arguments);
            case "Landroid/util/Base64;" -> ofBase64(target, first, site);
            case "Ljava/util/Base64$Decoder;" ->
                arguments.size() == 2 ? decoded(arguments.get(1), site) : Optional.empty();
            case "Lkotlin/text/StringsKt;", "Lkotlin/text/StringsKt__StringsJVMKt;" -> ofKotlin(target, first, site);
            case "Lkotlin/jvm/internal/Intrinsics;" ->
                target.name().equals("stringPlus") ? concatenated(arguments, site) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Value> ofString(Target target, Value first, List<Value> arguments, int site) {
        return switch (target.name()) {
            case "concat" -> concatenated(arguments, site);
            case "valueOf", "copyValueOf", "toString", "intern", "toCharArray" ->
                first instanceof Value.Parts ? Optional.of(first) : text(first).map(Value.Text::new);
            case "trim" -> text(first).map(String::trim).map(Value.Text::new);
            case "toLowerCase" ->
                text(first).map(each -> each.toLowerCase(java.util.Locale.ROOT)).map(Value.Text::new);
            case "toUpperCase" ->
                text(first).map(each -> each.toUpperCase(java.util.Locale.ROOT)).map(Value.Text::new);
            case "getBytes" -> text(first).map(each -> Texts.ofBytes(each.getBytes(StandardCharsets.UTF_8), site));
            case "replace" -> replaced(arguments);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> replaced(List<Value> arguments) {
        if (arguments.size() != 3) {
            return Optional.empty();
        }
        Optional<String> text = text(arguments.getFirst());
        Optional<String> from = letter(arguments.get(1));
        Optional<String> to = letter(arguments.get(2));
        if (text.isEmpty() || from.isEmpty() || to.isEmpty() || text.get().length() > MAX_TEXT) {
            return Optional.empty();
        }
        String result = text.get().replace(from.get(), to.get());
        return result.length() > MAX_TEXT ? Optional.empty() : Optional.of(new Value.Text(result));
    }

    private static Optional<String> letter(Value value) {
        return value instanceof Value.Int number ? Optional.of(String.valueOf((char) number.number())) : text(value);
    }

    private static Optional<Value> ofBuilder(Target target, Value first, List<Value> arguments) {
        if (!(first instanceof Value.Parts parts)) {
            return Optional.empty();
        }
        return switch (target.name()) {
            case "append" -> {
                if (arguments.size() != 2) {
                    yield Optional.of(appended(parts, Value.Unknown.VALUE));
                }
                boolean character = target.signature().equals("C");
                Value added = arguments.get(1);
                yield Optional.of(appended(
                        parts,
                        character ? letter(added).<Value>map(Value.Text::new).orElse(Value.Unknown.VALUE) : added));
            }
            case "toString" ->
                Optional.of(Texts.whole(parts).<Value>map(Value.Text::new).orElse(parts));
            case "reverse" ->
                Texts.whole(parts)
                        .map(each -> new Value.Parts(
                                List.of(new Value.Text(
                                        new StringBuilder(each).reverse().toString())),
                                parts.site()));
            default -> Optional.empty();
        };
    }

    private static Value appended(Value.Parts parts, Value added) {
        List<Value> all = new ArrayList<>(parts.parts());
        if (added instanceof Value.Parts more) {
            all.addAll(more.parts());
        } else {
            all.add(added);
        }
        Value.Parts joined = new Value.Parts(all, parts.site());
        return joined.weight() > Value.MOST ? Value.Unknown.VALUE : joined;
    }

    private static Optional<Value> concatenated(List<Value> arguments, int site) {
        Value all = new Value.Parts(List.of(), site);
        for (Value each : arguments) {
            all = all instanceof Value.Parts parts ? appended(parts, each) : all;
        }
        return Optional.of(Texts.whole(all).<Value>map(Value.Text::new).orElse(all));
    }

    private static Optional<Value> ofBase64(Target target, Value first, int site) {
        return target.name().equals("decode") ? decoded(first, site) : Optional.empty();
    }

    private static Optional<Value> ofKotlin(Target target, Value first, int site) {
        return switch (target.name()) {
            case "toByteArray", "encodeToByteArray" ->
                text(first).map(each -> Texts.ofBytes(each.getBytes(StandardCharsets.UTF_8), site));
            case "trimIndent", "trimMargin", "trim" ->
                text(first).map(String::strip).map(Value.Text::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> decoded(Value encoded, int site) {
        Optional<String> text = text(encoded);
        if (text.isEmpty() || text.get().length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            String plain = text.get().replace('-', '+').replace('_', '/');
            return Optional.of(Texts.ofBytes(Base64.getMimeDecoder().decode(plain), site));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text, or bytes that are one. */
    private static Optional<String> text(Value value) {
        return Texts.whole(value).or(() -> Texts.bytes(value).map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
}
