package dev.sinew.scan.app.dex;

import dev.sinew.model.Problem;
import dev.sinew.scan.app.archive.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jf.dexlib2.AccessFlags;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.dexbacked.DexBackedClassDef;
import org.jf.dexlib2.dexbacked.DexBackedDexFile;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.Field;
import org.jf.dexlib2.iface.Method;

/**
 * Reads DEX files one after the other into one {@link AppCode}. Checksums are not looked at: the system refuses a file with a wrong one, but
 * what stands in it stands in it. A class or a method that cannot be read is counted; the others are read.
 */
public final class CodeReader {
    private static final int MAGIC = 0x0a786564;
    private static final int HEADER = 112;
    private static final int MAX_CLASSES = 1_000_000;
    /** Methods may share their code, but not so many of them that it comes to so many times the file. */
    private static final int MAX_SHARED = 8;

    private static final int MIN_ROOM = 1 << 20;

    final Map<String, String> interned = new HashMap<>();
    final Map<String, ClassShape> classes = new LinkedHashMap<>();
    final List<Call> calls = new ArrayList<>();
    final List<Body> bodies = new ArrayList<>();
    final List<Annotated> annotated = new ArrayList<>();
    final Set<CodeText> texts = new LinkedHashSet<>();
    final Map<FieldKey, List<Value>> written = new HashMap<>();
    final Map<String, List<Value>> given = new HashMap<>();
    final Map<String, List<List<Value>>> passed = new HashMap<>();
    final Set<String> made = new LinkedHashSet<>();
    final Map<String, Set<String>> references = new HashMap<>();

    private final NameCounter names;
    private final List<Problem> problems;
    private long methods;
    private long skipped;
    /** How many instructions and methods may still be read of the file. */
    private long room;

    /**
     * A reader.
     *
     * @param keptNames classes whose names have to stay, as descriptors
     * @param problems takes what cannot be read
     */
    public CodeReader(Set<String> keptNames, List<Problem> problems) {
        names = new NameCounter(keptNames);
        this.problems = problems;
    }

    /** Reads a file. */
    @SuppressWarnings("CatchingUnchecked") // the library throws whatever its buffers throw
    public void read(String name, byte[] bytes) {
        if (bytes.length < HEADER || Bytes.i32(bytes, 0) != MAGIC) {
            problems.add(new Problem(name, -1, "not read: it does not begin as bytecode does"));
            return;
        }
        if (!DexLengths.plausible(bytes)) {
            problems.add(new Problem(name, -1, "not read: its table of texts or of prototypes is damaged"));
            return;
        }
        DexBackedDexFile dex;
        try {
            dex = new DexBackedDexFile(Opcodes.getDefault(), bytes);
        } catch (RuntimeException e) {
            problems.add(new Problem(name, -1, "not read as bytecode: " + e.getMessage()));
            return;
        }
        long before = skipped;
        References seen = new References();
        room = Math.max(MIN_ROOM, (long) MAX_SHARED * bytes.length);
        int count = DexLengths.classes(bytes);
        for (int i = 0; i < count && classes.size() < MAX_CLASSES; i++) {
            try {
                if (DexLengths.plausibleClass(bytes, i)) {
                    read(dex.getClassSection().get(i), seen);
                } else {
                    skipped++;
                }
            } catch (RuntimeException e) {
                skipped++;
            }
        }
        if (skipped > before) {
            problems.add(new Problem(name, -1, (skipped - before) + " classes or methods could not be read"));
        }
    }

    /** All that was read. */
    public AppCode code() {
        references.values().forEach(each -> each.retainAll(classes.keySet()));
        return new AppCode(
                classes,
                List.copyOf(calls),
                List.copyOf(bodies),
                List.copyOf(annotated),
                List.copyOf(texts),
                written,
                given,
                passed,
                made,
                references,
                names.count(),
                methods,
                skipped);
    }

    private void read(DexBackedClassDef type, References seen) {
        ClassShape shape = shape(type);
        if (classes.putIfAbsent(shape.type(), shape) != null) {
            return; // the system takes the first, too
        }
        names.type(type);
        Set<String> named = new LinkedHashSet<>();
        named.add(shape.parent());
        named.addAll(shape.interfaces());
        references.put(shape.type(), named);
        Place at = new Place(shape.type(), "");
        shape.fields().forEach(each -> Gathered.texts(each.value(), each.field().name(), at, texts));
        for (Method method : type.getMethods()) {
            methods++;
            if (--room < 0) {
                skipped++;
                return;
            }
            try {
                read(shape, method, named, seen);
            } catch (RuntimeException e) {
                skipped++;
            }
        }
    }

    private void read(ClassShape shape, Method method, Set<String> named, References seen) {
        names.method(method);
        Place place = new Place(shape.type(), method.getName());
        Annotations.read(method, place, annotated);
        Gathered gathered = new Gathered(this, place, References.target(method), named);
        Flow.Followed followed = Flow.follow(method, gathered, seen);
        room -= followed.instructions();
        skipped += followed.toItsEnd() ? 0 : 1;
        gathered.done(method, followed.toItsEnd());
    }

    private ClassShape shape(ClassDef type) {
        List<ClassShape.Start> fields = new ArrayList<>();
        for (Field field : type.getStaticFields()) {
            FieldKey key = new FieldKey(intern(type.getType()), field.getName(), intern(field.getType()));
            fields.add(new ClassShape.Start(key, StartValues.of(field.getInitialValue(), field.getType())));
        }
        for (Field field : type.getFields()) {
            names.field(field);
        }
        String parent = type.getSuperclass();
        return new ClassShape(
                intern(type.getType()),
                parent == null ? "" : intern(parent),
                type.getInterfaces().stream().map(this::intern).toList(),
                fields,
                AccessFlags.ABSTRACT.isSet(type.getAccessFlags())
                        || AccessFlags.INTERFACE.isSet(type.getAccessFlags()));
    }

    String intern(String text) {
        String known = interned.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
