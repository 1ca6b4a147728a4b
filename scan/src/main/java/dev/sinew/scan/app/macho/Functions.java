package dev.sinew.scan.app.macho;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose function is where. Classes of Objective-C and Swift tell the runtime where their methods begin; symbols tell it of other functions, where they were not
 * taken out. A function that nobody names, as a block, is one of a class where the functions before and behind it are.
 */
final class Functions {
    private static final int MAX_CLASSES = 100_000;
    private static final int MAX_METHODS = 20_000;
    private static final int MAX_ALL = 1_000_000;
    /** The form of lists whose entries are told by their distance. */
    private static final int RELATIVE = 0x80000000;
    /** Names of such lists are texts themselves, and no references to names. */
    private static final int DIRECT = 0x40000000;

    private static final int SIZE = 0xFFFC;
    private static final long FLAGS = 7;
    private static final int SWIFT = 3;
    /** Where the pointers to functions begin in what Swift keeps of a class. */
    private static final int SWIFT_METHODS = 0x48;

    private static final Pattern METHOD = Pattern.compile("(?:__+\\d+)?([-+])\\[(\\S+) (\\S+?)\\](?:_block_.*)?");
    /** Module and types at the start of what Swift calls a symbol; what follows is not read. */
    private static final Pattern SWIFT_SYMBOL = Pattern.compile("_?_?(?:\\$[sS]|T0?F?)((?:\\d+\\D\\S*))");

    private final Image image;
    private final NavigableMap<Long, Owner> byStart = new TreeMap<>();

    /**
     * Whose a function is.
     *
     * @param type its class, with its module where it is of Swift
     * @param method the method with its sign, or empty where that is not known
     */
    record Owner(String type, String method) {
        private Owner ofType() {
            return new Owner(type, "");
        }

        @Override
        public String toString() {
            return method.isEmpty() ? type : method.charAt(0) + "[" + type + " " + method.substring(1) + "]";
        }
    }

    Functions(Image image) {
        this.image = image;
        image.functions().forEach(each -> byStart.put(each, NOBODY));
        image.symbols((name, address) -> named(name).ifPresent(owner -> put(address, owner)));
        each("__objc_classlist", this::type);
        each("__objc_catlist", this::category);
    }

    private static final Owner NOBODY = new Owner("", "");

    /** Whose the code at an address is. */
    Optional<Owner> at(long address) {
        Map.Entry<Long, Owner> here = byStart.floorEntry(address);
        if (here == null) {
            return Optional.empty();
        }
        if (!here.getValue().equals(NOBODY)) {
            return Optional.of(here.getValue());
        }
        Map.Entry<Long, Owner> before = here;
        Map.Entry<Long, Owner> behind = here;
        while (before != null && before.getValue().equals(NOBODY)) {
            before = byStart.lowerEntry(before.getKey());
        }
        while (behind != null && behind.getValue().equals(NOBODY)) {
            behind = byStart.higherEntry(behind.getKey());
        }
        boolean between = before != null
                && behind != null
                && before.getValue().type().equals(behind.getValue().type());
        return between ? Optional.of(before.getValue().ofType()) : Optional.empty();
    }

    private void put(long address, Owner owner) {
        if (byStart.size() < MAX_ALL && !owner.type().isEmpty()) {
            byStart.put(address, owner);
        }
    }

    private interface Taken {
        void at(long address);
    }

    private void each(String section, Taken taken) {
        int all = 0;
        for (Image.Section list : image.sections(section)) {
            for (long at = list.address(); at + 8 <= list.address() + list.size() && all < MAX_CLASSES; at += 8) {
                taken.at(image.pointer(at));
                all++;
            }
        }
    }

    private void type(long type) {
        String name = name(image.text(image.pointer(readOnly(type) + 24)));
        swift(type, name);
        methods(image.pointer(readOnly(type) + 32), name, '-');
        methods(image.pointer(readOnly(image.pointer(type)) + 32), name, '+');
    }

    private long readOnly(long type) {
        return image.pointer(type + 32) & ~FLAGS;
    }

    private void category(long category) {
        long type = image.pointer(category + 8);
        String known = type == 0 ? "" : name(image.text(image.pointer(readOnly(type) + 24)));
        String name = (known.isEmpty() ? "" : known) + "(" + image.text(image.pointer(category)) + ")";
        methods(image.pointer(category + 16), name, '-');
        methods(image.pointer(category + 24), name, '+');
    }

    private void methods(long list, String type, char sign) {
        int form = image.i32(list);
        int count = list == 0 ? 0 : Math.min(MAX_METHODS, Math.max(0, image.i32(list + 4)));
        int size = form & SIZE;
        LongFunction<String> name = (form & RELATIVE) == 0
                ? at -> image.text(image.pointer(at))
                : (form & DIRECT) != 0 ? at -> image.text(led(at)) : at -> image.text(image.pointer(led(at)));
        for (int i = 0; i < count && size > 0; i++) {
            long at = list + 8 + (long) i * size;
            long code = (form & RELATIVE) == 0 ? image.pointer(at + 16) : led(at + 8);
            if (image.offset(code) >= 0) {
                put(code, new Owner(type, sign + name.apply(at)));
            }
        }
    }

    private long led(long at) {
        return at + image.i32(at);
    }

    /** Methods of a class of Swift have no names here. */
    private void swift(long type, String name) {
        int at = image.offset(type + 32);
        boolean isSwift = at >= 0 && (image.bytes()[at] & SWIFT) != 0;
        long size = isSwift ? Math.min(8L * MAX_METHODS, image.i32(type + 0x38) - (long) image.i32(type + 0x3C)) : 0;
        for (long each = SWIFT_METHODS; each + 8 <= size; each += 8) {
            long code = image.pointer(type + each);
            if (NOBODY.equals(byStart.get(code))) {
                put(code, new Owner(name, ""));
            }
        }
    }

    private static Optional<Owner> named(String symbol) {
        Matcher method = METHOD.matcher(symbol);
        if (method.matches()) {
            return Optional.of(new Owner(method.group(2), method.group(1) + method.group(3)));
        }
        Matcher swift = SWIFT_SYMBOL.matcher(symbol);
        return swift.matches() ? Optional.of(new Owner(types(swift.group(1)), "")) : Optional.empty();
    }

    /** What a class is called in its source: {@code _TtC4Bank4Keys} is {@code Bank.Keys}. */
    private static String name(String written) {
        int names = written.startsWith("_Tt")
                ? written.replaceFirst("^_Tt[A-Z]*", "").length()
                : 0;
        String types = names == 0 ? "" : types(written.substring(written.length() - names));
        return types.isEmpty() ? written : types;
    }

    /** Names with their lengths before them, as long as such come. */
    private static String types(String written) {
        StringBuilder types = new StringBuilder();
        int at = 0;
        while (at < written.length() && Character.isDigit(written.charAt(at))) {
            int length = 0;
            while (at < written.length() && Character.isDigit(written.charAt(at)) && length < written.length()) {
                length = length * 10 + Character.digit(written.charAt(at++), 10);
            }
            if (length == 0 || at + length > written.length()) {
                return "";
            }
            types.append(types.isEmpty() ? "" : ".").append(written, at, at + length);
            at += length;
        }
        return types.toString();
    }
}
