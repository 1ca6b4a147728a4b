package dev.sinew.scan.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;

/** Reads class files. */
final class BytecodeReader {
    private static final int STATIC = 0x0008;

    private BytecodeReader() {}

    /** A class; nothing where the bytes are none. */
    static Optional<Code> read(byte[] bytes) {
        try {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
            return Optional.of(code(node));
        } catch (RuntimeException | StackOverflowError e) {
            return Optional
                    .empty(); // the library throws whatever a damaged file makes it throw, and goes down into lists of
            // lists
        }
    }

    private static Code code(ClassNode node) {
        String name = dotted(node.name);
        List<String> parents = new ArrayList<>();
        if (node.superName != null) {
            parents.add(dotted(node.superName));
        }
        node.interfaces.forEach(each -> parents.add(dotted(each)));
        List<Code.Method> methods = new ArrayList<>();
        List<Code.Call> calls = new ArrayList<>();
        for (MethodNode method : node.methods) {
            List<Note> notes = notes(method.visibleAnnotations);
            if (!notes.isEmpty()) {
                methods.add(new Code.Method(method.name, notes, arguments(method)));
            }
            calls(name, method, calls);
        }
        return new Code(name, parents, notes(node.visibleAnnotations), methods, calls);
    }

    private static List<Code.Argument> arguments(MethodNode method) {
        List<Code.Argument> arguments = new ArrayList<>();
        Type[] types = Type.getArgumentTypes(method.desc);
        int slot = (method.access & STATIC) != 0 ? 0 : 1;
        for (int i = 0; i < types.length; i++) {
            List<AnnotationNode> own =
                    method.visibleParameterAnnotations == null || i >= method.visibleParameterAnnotations.length
                            ? null
                            : method.visibleParameterAnnotations[i];
            arguments.add(new Code.Argument(name(method, i, slot), notes(own)));
            slot += types[i].getSize();
        }
        return arguments;
    }

    private static String name(MethodNode method, int index, int slot) {
        List<ParameterNode> named = method.parameters;
        if (named != null && index < named.size() && named.get(index).name != null) {
            return named.get(index).name;
        }
        if (method.localVariables != null) {
            for (LocalVariableNode each : method.localVariables) {
                if (each.index == slot) {
                    return each.name;
                }
            }
        }
        return "";
    }

    /** Calls whose first parameter is a text, with the last constant before them: compilers put it there. */
    private static void calls(String owner, MethodNode method, List<Code.Call> calls) {
        String text = null;
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof LdcInsnNode constant && constant.cst instanceof String value) {
                text = value;
            } else if (each instanceof MethodInsnNode call && text != null) {
                boolean takes = call.desc.startsWith("(Ljava/lang/String;");
                if (takes) {
                    calls.add(new Code.Call(dotted(call.owner), call.name, text, owner + "." + method.name));
                    text = null;
                }
            }
        }
    }

    private static List<Note> notes(@Nullable List<AnnotationNode> nodes) {
        List<Note> notes = new ArrayList<>();
        if (nodes != null) {
            nodes.forEach(each -> notes.add(note(each)));
        }
        return notes;
    }

    private static Note note(AnnotationNode node) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; node.values != null && i + 1 < node.values.size(); i += 2) {
            List<String> texts = new ArrayList<>();
            add(node.values.get(i + 1), texts);
            values.put((String) node.values.get(i), texts);
        }
        return new Note(Type.getType(node.desc).getClassName(), values);
    }

    /** Texts, constants of enums by their names, and arrays of those. */
    private static void add(Object value, List<String> texts) {
        switch (value) {
            case String text -> texts.add(text);
            case String[] constant -> texts.add(constant[1]);
            case List<?> all -> all.forEach(each -> add(each, texts));
            default -> {
                // numbers and classes say nothing about routes
            }
        }
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }
}
