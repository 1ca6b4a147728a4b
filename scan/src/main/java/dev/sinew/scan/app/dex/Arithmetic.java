package dev.sinew.scan.app.dex;

import org.jf.dexlib2.iface.instruction.Instruction;
import org.jf.dexlib2.iface.instruction.NarrowLiteralInstruction;
import org.jf.dexlib2.iface.instruction.TwoRegisterInstruction;

/** The few sums that hidden texts and keys are made with. */
final class Arithmetic {
    private Arithmetic() {}

    /** What an instruction computes, where that can be known. */
    static Value of(Instruction instruction, Registers registers) {
        if (!(instruction instanceof TwoRegisterInstruction two)
                || !(registers.get(two.getRegisterB()) instanceof Value.Int number)) {
            return Value.Unknown.VALUE;
        }
        long value = number.number();
        long literal = instruction instanceof NarrowLiteralInstruction with ? with.getNarrowLiteral() : 0;
        return switch (instruction.getOpcode()) {
            case INT_TO_BYTE -> new Value.Int((byte) value);
            case INT_TO_CHAR -> new Value.Int((char) value);
            case INT_TO_SHORT -> new Value.Int((short) value);
            case INT_TO_LONG, LONG_TO_INT -> new Value.Int(value);
            case XOR_INT_LIT8, XOR_INT_LIT16 -> new Value.Int((int) (value ^ literal));
            case ADD_INT_LIT8, ADD_INT_LIT16 -> new Value.Int((int) (value + literal));
            default -> Value.Unknown.VALUE;
        };
    }
}
