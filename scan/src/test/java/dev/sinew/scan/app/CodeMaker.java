package dev.sinew.scan.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jf.dexlib2.Opcode;
import org.jf.dexlib2.builder.MethodImplementationBuilder;
import org.jf.dexlib2.builder.instruction.BuilderArrayPayload;
import org.jf.dexlib2.builder.instruction.BuilderInstruction10x;
import org.jf.dexlib2.builder.instruction.BuilderInstruction11x;
import org.jf.dexlib2.builder.instruction.BuilderInstruction21c;
import org.jf.dexlib2.builder.instruction.BuilderInstruction21t;
import org.jf.dexlib2.builder.instruction.BuilderInstruction22c;
import org.jf.dexlib2.builder.instruction.BuilderInstruction23x;
import org.jf.dexlib2.builder.instruction.BuilderInstruction31i;
import org.jf.dexlib2.builder.instruction.BuilderInstruction31t;
import org.jf.dexlib2.builder.instruction.BuilderInstruction35c;
import org.jf.dexlib2.immutable.reference.ImmutableFieldReference;
import org.jf.dexlib2.immutable.reference.ImmutableMethodReference;
import org.jf.dexlib2.immutable.reference.ImmutableStringReference;
import org.jf.dexlib2.immutable.reference.ImmutableTypeReference;

/** Writes the code of one method, with names as smali writes them: {@code Lx/Y;->name(I)V}, {@code Lx/Y;->name:I}. */
final class CodeMaker {
    final MethodImplementationBuilder builder;

    CodeMaker(int registers) {
        builder = new MethodImplementationBuilder(registers);
    }

    CodeMaker text(int register, String text) {
        builder.addInstruction(
                new BuilderInstruction21c(Opcode.CONST_STRING, register, new ImmutableStringReference(text)));
        return this;
    }

    CodeMaker number(int register, int number) {
        builder.addInstruction(new BuilderInstruction31i(Opcode.CONST, register, number));
        return this;
    }

    CodeMaker type(int register, String type) {
        builder.addInstruction(
                new BuilderInstruction21c(Opcode.CONST_CLASS, register, new ImmutableTypeReference(type)));
        return this;
    }

    /** A new object, not yet made. */
    CodeMaker make(int register, String type) {
        builder.addInstruction(
                new BuilderInstruction21c(Opcode.NEW_INSTANCE, register, new ImmutableTypeReference(type)));
        return this;
    }

    /** A new object of a class with a constructor without parameters. */
    CodeMaker made(int register, String type) {
        return make(register, type).direct(type + "-><init>()V", register);
    }

    CodeMaker array(int register, int size, String type) {
        builder.addInstruction(
                new BuilderInstruction22c(Opcode.NEW_ARRAY, register, size, new ImmutableTypeReference(type)));
        return this;
    }

    CodeMaker put(int value, int array, int index) {
        builder.addInstruction(new BuilderInstruction23x(Opcode.APUT_OBJECT, value, array, index));
        return this;
    }

    CodeMaker virtual(String method, int... registers) {
        return call(Opcode.INVOKE_VIRTUAL, method, registers);
    }

    CodeMaker direct(String method, int... registers) {
        return call(Opcode.INVOKE_DIRECT, method, registers);
    }

    CodeMaker statics(String method, int... registers) {
        return call(Opcode.INVOKE_STATIC, method, registers);
    }

    CodeMaker interfaces(String method, int... registers) {
        return call(Opcode.INVOKE_INTERFACE, method, registers);
    }

    CodeMaker result(int register) {
        builder.addInstruction(new BuilderInstruction11x(Opcode.MOVE_RESULT_OBJECT, register));
        return this;
    }

    CodeMaker read(int register, String field) {
        builder.addInstruction(new BuilderInstruction21c(Opcode.SGET_OBJECT, register, field(field)));
        return this;
    }

    CodeMaker write(int register, String field) {
        builder.addInstruction(new BuilderInstruction21c(Opcode.SPUT_OBJECT, register, field(field)));
        return this;
    }

    CodeMaker writeOf(int register, int object, String field) {
        builder.addInstruction(new BuilderInstruction22c(Opcode.IPUT_OBJECT, register, object, field(field)));
        return this;
    }

    CodeMaker readOf(int register, int object, String field) {
        builder.addInstruction(new BuilderInstruction22c(Opcode.IGET_OBJECT, register, object, field(field)));
        return this;
    }

    /** Fills an array of bytes. */
    CodeMaker bytes(int register, byte[] bytes) {
        List<Number> numbers = new ArrayList<>();
        for (byte each : bytes) {
            numbers.add(each);
        }
        String label = "data" + builder.hashCode() + register + bytes.length;
        builder.addInstruction(new BuilderInstruction31t(Opcode.FILL_ARRAY_DATA, register, builder.getLabel(label)));
        payload = () -> {
            builder.addLabel(label);
            builder.addInstruction(new BuilderArrayPayload(1, numbers));
        };
        return this;
    }

    private Runnable payload = () -> {};

    CodeMaker ifZero(int register, String label) {
        builder.addInstruction(new BuilderInstruction21t(Opcode.IF_EQZ, register, builder.getLabel(label)));
        return this;
    }

    CodeMaker label(String label) {
        builder.addLabel(label);
        return this;
    }

    CodeMaker fails(int register) {
        builder.addInstruction(new BuilderInstruction11x(Opcode.THROW, register));
        return this;
    }

    CodeMaker gives(int register) {
        builder.addInstruction(new BuilderInstruction11x(Opcode.RETURN_OBJECT, register));
        payload.run();
        return this;
    }

    CodeMaker givesNumber(int register) {
        builder.addInstruction(new BuilderInstruction11x(Opcode.RETURN, register));
        return this;
    }

    CodeMaker ends() {
        builder.addInstruction(new BuilderInstruction10x(Opcode.RETURN_VOID));
        payload.run();
        payload = () -> {};
        return this;
    }

    private CodeMaker call(Opcode opcode, String method, int... registers) {
        int[] five = Arrays.copyOf(registers, 5);
        builder.addInstruction(new BuilderInstruction35c(
                opcode, registers.length, five[0], five[1], five[2], five[3], five[4], method(method)));
        return this;
    }

    private static ImmutableMethodReference method(String text) {
        int arrow = text.indexOf("->");
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        return new ImmutableMethodReference(
                text.substring(0, arrow),
                text.substring(arrow + 2, open),
                parted(text.substring(open + 1, close)),
                text.substring(close + 1));
    }

    private static ImmutableFieldReference field(String text) {
        int arrow = text.indexOf("->");
        int colon = text.indexOf(':', arrow);
        return new ImmutableFieldReference(
                text.substring(0, arrow), text.substring(arrow + 2, colon), text.substring(colon + 1));
    }

    /** Descriptors that stand one behind the other. */
    static List<String> parted(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (text.charAt(to) == '[') {
                to++;
            }
            to = text.charAt(to) == 'L' ? text.indexOf(';', to) : to;
            parts.add(text.substring(from, to + 1));
            from = to + 1;
        }
        return parts;
    }
}
