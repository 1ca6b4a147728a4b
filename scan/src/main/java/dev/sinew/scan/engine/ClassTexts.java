package dev.sinew.scan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the texts of one class as {@link CompiledClass} has them. */
final class ClassTexts extends ClassVisitor {
    private static final int API = Opcodes.ASM9;
    /** Texts that are used again and again are written so often at most as the file would have room for. */
    private static final int MOST = 4;

    private static final int ROOM = 1 << 16;
    /** What makes something else of a text, which is then used instead. */
    private static final Set<String> CONVERSIONS = Set.of("toCharArray", "getBytes", "trim", "intern", "toString");

    /** Where values are put into a text that is joined. */
    private static final Pattern PUT_IN = Pattern.compile("[\\x01\\x02]");

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, CompiledClass.Origin> lines = new HashMap<>();
    private final long most;
    private String type = "";
    private int line = 1;

    ClassTexts(int length) {
        super(API);
        most = (long) MOST * length + ROOM;
    }

    String text() {
        return text.toString();
    }

    /** Which line comes from where. */
    Map<Integer, CompiledClass.Origin> lines() {
        return lines;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        type = name.replace('/', '.');
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if (value instanceof String constant) {
            write(name + " = " + quoted(constant), constant, type + "." + name, 1);
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Instructions(name);
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    /** Writes a text, or where no program could have it in quotes, the value itself. */
    private void write(String written, String value, String place, int sourceLine) {
        boolean plain = value.indexOf('"') < 0 && value.indexOf('\n') < 0 && value.indexOf('\\') < 0;
        String said = plain ? written : value;
        if (value.isEmpty() || text.length() + said.length() > most) {
            return;
        }
        lines.put(line, new CompiledClass.Origin(place, Math.max(1, sourceLine)));
        text.append(said).append("\n\n");
        line += 2 + (int) said.chars().filter(c -> c == '\n').count();
    }

    /** The texts of one method, in the order of their use. */
    private final class Instructions extends MethodVisitor {
        private final String name;
        private final List<String> pending = new ArrayList<>();
        private int sourceLine = 1;
        private String conversion = "";

        private Instructions(String name) {
            super(API);
            this.name = name;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            sourceLine = number;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String constant) {
                pending.add(constant);
                conversion = "";
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
                given(field);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            int count = Type.getArgumentCount(descriptor);
            if (count == 0 && CONVERSIONS.contains(method)) {
                conversion = pending.isEmpty() ? "" : "." + method + "()";
                return;
            }
            int used = Math.min(count, pending.size());
            if (used > 0) {
                called(owner, method, pending.subList(pending.size() - used, pending.size()));
                pending.subList(pending.size() - used, pending.size()).clear();
            }
            conversion = "";
        }

        /** One line for the call, and a line for each text that cannot stand in it. */
        private void called(String owner, String method, List<String> texts) {
            String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
            String call = method.equals("<init>") ? simple : simple + "." + method;
            List<String> quoted = texts.stream().map(ClassTexts::quoted).toList();
            write(
                    call + "(" + String.join(", ", quoted) + conversion + ")",
                    String.join("", texts),
                    place(),
                    sourceLine);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof String recipe) {
                    String joined = PUT_IN.matcher(recipe).replaceAll("{}");
                    write(quoted(joined), joined, place(), sourceLine);
                }
            }
            flush();
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                given(name);
            } else if (opcode == Opcodes.POP || opcode == Opcodes.AASTORE || opcode == Opcodes.ATHROW) {
                flush();
            }
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            if (opcode == Opcodes.ASTORE) {
                flush();
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            flush();
        }

        @Override
        public void visitEnd() {
            flush();
        }

        /** The last text is given to a name, those before are used otherwise. */
        private void given(String to) {
            if (!pending.isEmpty()) {
                String value = pending.removeLast();
                flush();
                write(to + " = " + quoted(value), value, place(), sourceLine);
            }
        }

        private void flush() {
            pending.forEach(value -> write(quoted(value), value, place(), sourceLine));
            pending.clear();
            conversion = "";
        }

        private String place() {
            return type + "." + name;
        }
    }
}
