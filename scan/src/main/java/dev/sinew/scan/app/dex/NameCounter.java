package dev.sinew.scan.app.dex;

import java.util.Set;
import org.jf.dexlib2.AccessFlags;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.Field;
import org.jf.dexlib2.iface.Method;

/**
 * Counts names that a tool chose. Such a tool hands out the shortest names that are free: one or two letters, with digits. People write such
 * names for a local variable, hardly for a class. Constructors, what compilers name and what the manifest names are left out: those keep
 * their names.
 */
final class NameCounter {
    private static final int SHORT = 2;

    private final Set<String> kept;
    private int classes;
    private int shortClasses;
    private int methods;
    private int shortMethods;
    private int fields;
    private int shortFields;

    NameCounter(Set<String> kept) {
        this.kept = kept;
    }

    NameCount count() {
        return new NameCount(classes, shortClasses, methods, shortMethods, fields, shortFields);
    }

    void type(ClassDef type) {
        String name = type.getType();
        String simple = simple(name);
        boolean resources = name.contains("/R$") || name.endsWith("/R;") || simple.equals("BuildConfig");
        if (!kept.contains(name) && !resources && !isNumber(simple)) {
            classes++;
            shortClasses += simple.length() <= SHORT ? 1 : 0;
        }
    }

    void method(Method method) {
        String name = method.getName();
        boolean compilers = name.startsWith("<") || AccessFlags.SYNTHETIC.isSet(method.getAccessFlags());
        if (!compilers) {
            methods++;
            shortMethods += name.length() <= SHORT ? 1 : 0;
        }
    }

    void field(Field field) {
        boolean resources = field.getDefiningClass().contains("/R$");
        if (!resources && !AccessFlags.SYNTHETIC.isSet(field.getAccessFlags())) {
            fields++;
            shortFields += field.getName().length() <= SHORT ? 1 : 0;
        }
    }

    private static String simple(String type) {
        int from = Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1;
        return type.substring(Math.min(from == 0 ? 1 : from, type.length()), Math.max(1, type.length() - 1));
    }

    /** Classes without a name are numbered by the compiler, so that a short number says nothing. */
    private static boolean isNumber(String simple) {
        return !simple.isEmpty() && simple.chars().allMatch(Character::isDigit);
    }
}
