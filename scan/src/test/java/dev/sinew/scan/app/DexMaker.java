package dev.sinew.scan.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jf.dexlib2.AccessFlags;
import org.jf.dexlib2.AnnotationVisibility;
import org.jf.dexlib2.Opcodes;
import org.jf.dexlib2.iface.Annotation;
import org.jf.dexlib2.iface.ClassDef;
import org.jf.dexlib2.iface.value.EncodedValue;
import org.jf.dexlib2.immutable.ImmutableAnnotation;
import org.jf.dexlib2.immutable.ImmutableAnnotationElement;
import org.jf.dexlib2.immutable.ImmutableClassDef;
import org.jf.dexlib2.immutable.ImmutableDexFile;
import org.jf.dexlib2.immutable.ImmutableField;
import org.jf.dexlib2.immutable.ImmutableMethod;
import org.jf.dexlib2.immutable.ImmutableMethodParameter;
import org.jf.dexlib2.immutable.value.ImmutableArrayEncodedValue;
import org.jf.dexlib2.immutable.value.ImmutableStringEncodedValue;
import org.jf.dexlib2.writer.io.MemoryDataStore;
import org.jf.dexlib2.writer.pool.DexPool;
import org.jspecify.annotations.Nullable;

/** Makes bytecode. */
final class DexMaker {
    private final List<ClassDef> classes = new ArrayList<>();

    /** A class. */
    DexMaker type(String descriptor, Consumer<TypeMaker> content) {
        TypeMaker maker = new TypeMaker(descriptor);
        content.accept(maker);
        classes.add(maker.made());
        return this;
    }

    byte[] bytes() {
        MemoryDataStore store = new MemoryDataStore();
        try {
            DexPool.writeTo(store, new ImmutableDexFile(Opcodes.getDefault(), classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return store.getData();
    }

    /** An array of texts as a static field starts with it. */
    static EncodedValue texts(String... texts) {
        List<ImmutableStringEncodedValue> values = new ArrayList<>();
        for (String each : texts) {
            values.add(new ImmutableStringEncodedValue(each));
        }
        return new ImmutableArrayEncodedValue(values);
    }

    /** A class being made. */
    static final class TypeMaker {
        private final String descriptor;
        private final List<ImmutableField> fields = new ArrayList<>();
        private final List<ImmutableMethod> methods = new ArrayList<>();
        private List<String> interfaces = List.of();
        private String parent = "Ljava/lang/Object;";

        TypeMaker(String descriptor) {
            this.descriptor = descriptor;
        }

        TypeMaker extending(String type) {
            parent = type;
            return this;
        }

        TypeMaker implementing(String... types) {
            interfaces = List.of(types);
            return this;
        }

        TypeMaker field(String name, String type, @Nullable EncodedValue value) {
            int flags = AccessFlags.PUBLIC.getValue() | AccessFlags.STATIC.getValue();
            fields.add(new ImmutableField(descriptor, name, type, flags, value, Set.of(), Set.of()));
            return this;
        }

        TypeMaker text(String name, String value) {
            return field(name, "Ljava/lang/String;", new ImmutableStringEncodedValue(value));
        }

        /** A method of objects, {@code name(I)V}; its object and parameters are in the last registers. */
        TypeMaker method(String signature, int registers, Consumer<CodeMaker> code) {
            return method(signature, AccessFlags.PUBLIC.getValue(), registers, code);
        }

        TypeMaker statics(String signature, int registers, Consumer<CodeMaker> code) {
            return method(signature, AccessFlags.PUBLIC.getValue() | AccessFlags.STATIC.getValue(), registers, code);
        }

        private TypeMaker method(String signature, int flags, int registers, Consumer<CodeMaker> code) {
            CodeMaker maker = new CodeMaker(registers);
            code.accept(maker);
            methods.add(new ImmutableMethod(
                    descriptor,
                    name(signature),
                    parameters(signature, List.of()),
                    returns(signature),
                    flags,
                    Set.of(),
                    Set.of(),
                    maker.builder.getMethodImplementation()));
            return this;
        }

        /** A method without code, with annotations as {@code type, element, text}, and of each parameter one. */
        TypeMaker declared(String signature, List<Annotation> annotations, List<Annotation> ofParameters) {
            methods.add(new ImmutableMethod(
                    descriptor,
                    name(signature),
                    parameters(signature, ofParameters),
                    returns(signature),
                    AccessFlags.PUBLIC.getValue() | AccessFlags.ABSTRACT.getValue(),
                    Set.copyOf(annotations),
                    Set.of(),
                    null));
            return this;
        }

        private static String name(String signature) {
            return signature.substring(0, signature.indexOf('('));
        }

        private static String returns(String signature) {
            return signature.substring(signature.indexOf(')') + 1);
        }

        private static List<ImmutableMethodParameter> parameters(String signature, List<Annotation> annotations) {
            List<ImmutableMethodParameter> all = new ArrayList<>();
            for (String type :
                    CodeMaker.parted(signature.substring(signature.indexOf('(') + 1, signature.indexOf(')')))) {
                Set<Annotation> own = all.size() < annotations.size() ? Set.of(annotations.get(all.size())) : Set.of();
                all.add(new ImmutableMethodParameter(type, own, null));
            }
            return all;
        }

        private ClassDef made() {
            return new ImmutableClassDef(
                    descriptor, AccessFlags.PUBLIC.getValue(), parent, interfaces, null, Set.of(), fields, methods);
        }
    }

    /** An annotation with one text, or with several. */
    static Annotation annotation(String type, Map<String, EncodedValue> elements) {
        return new ImmutableAnnotation(
                AnnotationVisibility.RUNTIME,
                type,
                elements.entrySet().stream()
                        .map(each -> new ImmutableAnnotationElement(each.getKey(), each.getValue()))
                        .collect(java.util.stream.Collectors.toSet()));
    }
}
