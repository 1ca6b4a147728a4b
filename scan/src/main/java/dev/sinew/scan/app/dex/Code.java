package dev.sinew.scan.app.dex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jf.dexlib2.Opcode;
import org.jf.dexlib2.iface.ExceptionHandler;
import org.jf.dexlib2.iface.MethodImplementation;
import org.jf.dexlib2.iface.TryBlock;
import org.jf.dexlib2.iface.instruction.Instruction;
import org.jf.dexlib2.iface.instruction.OffsetInstruction;
import org.jf.dexlib2.iface.instruction.SwitchElement;
import org.jf.dexlib2.iface.instruction.SwitchPayload;

/** The instructions of a method by number, and where each can go on. */
final class Code {
    private static final int[] NOWHERE = {};

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> addresses = new ArrayList<>();
    private final Map<Integer, Integer> byAddress = new HashMap<>();
    private final Map<Integer, int[]> handlers = new HashMap<>();
    private final TreeSet<Integer> starts = new TreeSet<>();

    Code(MethodImplementation implementation) {
        int address = 0;
        for (Instruction instruction : implementation.getInstructions()) {
            byAddress.put(address, instructions.size());
            addresses.add(address);
            instructions.add(instruction);
            address += instruction.getCodeUnits();
        }
        starts.add(0);
        for (int i = 0; i < instructions.size(); i++) {
            for (int target : targets(i)) {
                starts.add(target);
            }
            boolean last = i + 1 == instructions.size();
            if (last) {
                break;
            }
            if (!instructions.get(i).getOpcode().canContinue() || instructions.get(i) instanceof OffsetInstruction) {
                starts.add(i + 1);
            }
        }
        for (TryBlock<? extends ExceptionHandler> block : implementation.getTryBlocks()) {
            handled(block);
        }
    }

    /** Whether there is more than one way through it. */
    boolean branches() {
        return starts.size() > 1;
    }

    int size() {
        return instructions.size();
    }

    Instruction at(int index) {
        return instructions.get(index);
    }

    /** Where in the code it stands, in units of two bytes. */
    int address(int index) {
        return addresses.get(index);
    }

    /** Whether code may be reached there from elsewhere than from before. */
    boolean isStart(int index) {
        return starts.contains(index);
    }

    /** The handlers of what is thrown there. */
    int[] handlers(int index) {
        return handlers.getOrDefault(index, NOWHERE);
    }

    /** Where a jump goes, or all that a switch goes to. */
    int[] targets(int index) {
        Instruction instruction = instructions.get(index);
        if (!(instruction instanceof OffsetInstruction jump) || instruction.getOpcode() == Opcode.FILL_ARRAY_DATA) {
            return NOWHERE;
        }
        int from = addresses.get(index);
        if (instruction.getOpcode() == Opcode.PACKED_SWITCH || instruction.getOpcode() == Opcode.SPARSE_SWITCH) {
            return data(index) instanceof SwitchPayload payload
                    ? payload.getSwitchElements().stream()
                            .map(SwitchElement::getOffset)
                            .map(offset -> byAddress.get(from + offset))
                            .filter(java.util.Objects::nonNull)
                            .mapToInt(Integer::intValue)
                            .toArray()
                    : NOWHERE;
        }
        Integer target = byAddress.get(from + jump.getCodeOffset());
        return target == null ? NOWHERE : new int[] {target};
    }

    /** The data that an instruction refers to; the instruction itself where there are none. */
    Instruction data(int index) {
        Instruction instruction = instructions.get(index);
        if (instruction instanceof OffsetInstruction to) {
            Integer data = byAddress.get(addresses.get(index) + to.getCodeOffset());
            return data == null ? instruction : instructions.get(data);
        }
        return instruction;
    }

    private void handled(TryBlock<? extends ExceptionHandler> block) {
        List<Integer> targets = new ArrayList<>();
        for (ExceptionHandler handler : block.getExceptionHandlers()) {
            Integer target = byAddress.get(handler.getHandlerCodeAddress());
            if (target != null) {
                targets.add(target);
                starts.add(target);
            }
        }
        int[] all = targets.stream().mapToInt(Integer::intValue).toArray();
        int end = block.getStartCodeAddress() + block.getCodeUnitCount();
        for (int address = block.getStartCodeAddress(); address < end && address <= last(); address++) {
            Integer index = byAddress.get(address);
            if (index != null) {
                int[] before = handlers(index);
                int[] both = Arrays.copyOf(before, before.length + all.length);
                System.arraycopy(all, 0, both, before.length, all.length);
                handlers.put(index, both);
            }
        }
    }

    private int last() {
        return addresses.isEmpty() ? -1 : addresses.getLast();
    }
}
