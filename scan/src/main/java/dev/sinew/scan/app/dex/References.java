package dev.sinew.scan.app.dex;

import java.util.HashMap;
import java.util.Map;
import org.jf.dexlib2.Format;
import org.jf.dexlib2.dexbacked.instruction.DexBackedInstruction;
import org.jf.dexlib2.iface.instruction.Instruction;
import org.jf.dexlib2.iface.instruction.ReferenceInstruction;
import org.jf.dexlib2.iface.reference.FieldReference;
import org.jf.dexlib2.iface.reference.MethodReference;
import org.jf.dexlib2.iface.reference.StringReference;
import org.jf.dexlib2.iface.reference.TypeReference;

/** What the instructions of one file refer to, each decoded once: code names the same few methods again and again. */
final class References {
    /** By kind and number; the number stands in the second unit of an instruction, in formats 31c in two. */
    private final Map<Long, Object> known = new HashMap<>();

    /** A {@link Target}, a {@link FieldKey}, a text or the descriptor of a class; the instruction itself where it refers to nothing such. */
    Object of(Instruction instruction) {
        if (!(instruction instanceof ReferenceInstruction with)) {
            return instruction;
        }
        if (!(instruction instanceof DexBackedInstruction raw)) {
            return decoded(with);
        }
        int at = raw.instructionStart + 2;
        long number = instruction.getOpcode().format == Format.Format31c
                ? raw.dexFile.getDataBuffer().readSmallUint(at)
                : raw.dexFile.getDataBuffer().readUshort(at);
        long key = (long) with.getReferenceType() << 32 | number;
        Object before = known.get(key);
        if (before == null) {
            before = decoded(with);
            known.put(key, before);
        }
        return before;
    }

    private static Object decoded(ReferenceInstruction instruction) {
        return switch (instruction.getReference()) {
            case MethodReference method -> target(method);
            case FieldReference field -> new FieldKey(field.getDefiningClass(), field.getName(), field.getType());
            case StringReference text -> text.getString();
            case TypeReference type -> type.getType();
            default -> instruction;
        };
    }

    static Target target(MethodReference method) {
        return new Target(
                method.getDefiningClass(),
                method.getName(),
                method.getParameterTypes().stream().map(CharSequence::toString).toList(),
                method.getReturnType());
    }
}
