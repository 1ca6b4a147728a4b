package dev.sinew.scan.app.dex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jf.dexlib2.Opcode;
import org.jf.dexlib2.iface.instruction.FiveRegisterInstruction;
import org.jf.dexlib2.iface.instruction.Instruction;
import org.jf.dexlib2.iface.instruction.OneRegisterInstruction;
import org.jf.dexlib2.iface.instruction.RegisterRangeInstruction;
import org.jf.dexlib2.iface.instruction.ThreeRegisterInstruction;
import org.jf.dexlib2.iface.instruction.TwoRegisterInstruction;
import org.jf.dexlib2.iface.instruction.WideLiteralInstruction;
import org.jf.dexlib2.iface.instruction.formats.ArrayPayload;

/** What one instruction does to registers. */
final class Interpreter {
    private static final Set<Opcode> APUTS = EnumSet.of(
            Opcode.APUT,
            Opcode.APUT_BOOLEAN,
            Opcode.APUT_BYTE,
            Opcode.APUT_CHAR,
            Opcode.APUT_OBJECT,
            Opcode.APUT_SHORT,
            Opcode.APUT_WIDE);
    private static final Set<Opcode> AGETS = EnumSet.of(
            Opcode.AGET,
            Opcode.AGET_BOOLEAN,
            Opcode.AGET_BYTE,
            Opcode.AGET_CHAR,
            Opcode.AGET_OBJECT,
            Opcode.AGET_SHORT,
            Opcode.AGET_WIDE);
    private static final int MAX_ARRAY = 4096;
    private static final int MAX_CHANGED = 512;
    private static final int MAX_STEPS = 40;
    private static final Value NONE = new Value.Int(0);

    private final Code code;
    private final Watcher watcher;
    private final References references;

    Interpreter(Code code, Watcher watcher, References references) {
        this.code = code;
        this.references = references;
        this.watcher = watcher;
    }

    /** Does one; tells of it where that is asked for. */
    void step(int index, Registers registers, boolean told) {
        Instruction instruction = code.at(index);
        Opcode opcode = instruction.getOpcode();
        switch (opcode) {
            case CONST_4, CONST_16, CONST, CONST_HIGH16, CONST_WIDE_16, CONST_WIDE_32, CONST_WIDE, CONST_WIDE_HIGH16 ->
                set(instruction, registers, new Value.Int(((WideLiteralInstruction) instruction).getWideLiteral()));
            case CONST_STRING, CONST_STRING_JUMBO -> {
                String text = (String) references.of(instruction);
                set(instruction, registers, new Value.Text(text));
                if (told) {
                    watcher.text(text);
                }
            }
            case CONST_CLASS -> {
                String type = type(instruction);
                set(instruction, registers, new Value.Type(type));
                named(type, told);
            }
            case MOVE,
                    MOVE_FROM16,
                    MOVE_16,
                    MOVE_OBJECT,
                    MOVE_OBJECT_FROM16,
                    MOVE_OBJECT_16,
                    MOVE_WIDE,
                    MOVE_WIDE_FROM16,
                    MOVE_WIDE_16 ->
                set(instruction, registers, registers.get(((TwoRegisterInstruction) instruction).getRegisterB()));
            case MOVE_RESULT, MOVE_RESULT_WIDE, MOVE_RESULT_OBJECT -> set(instruction, registers, registers.result());
            case CHECK_CAST -> {
                // what is known of it stays
            }
            case RETURN, RETURN_OBJECT, RETURN_WIDE -> {
                if (told) {
                    watcher.returned(registers.get(((OneRegisterInstruction) instruction).getRegisterA()));
                }
            }
            case NEW_INSTANCE -> {
                Target bare = new Target(type(instruction), "<new>", List.of(), "V");
                set(instruction, registers, new Value.Made(bare, List.of(), code.address(index), List.of()));
                named(bare.owner(), told);
                if (told) {
                    watcher.made(bare.owner());
                }
            }
            default -> rest(index, instruction, registers, told);
        }
    }

    private void rest(int index, Instruction instruction, Registers registers, boolean told) {
        Opcode opcode = instruction.getOpcode();
        if (opcode.setsResult() && references.of(instruction) instanceof Target target) {
            new Calls(code.address(index), registers)
                    .call(instruction, target, told ? Optional.of(watcher) : Optional.empty());
        } else if (opcode == Opcode.FILLED_NEW_ARRAY || opcode == Opcode.FILLED_NEW_ARRAY_RANGE) {
            List<Value> items = registers.all(registers(instruction));
            registers.result(new Value.Items(type(instruction), items, code.address(index)));
        } else if (opcode == Opcode.NEW_ARRAY) {
            newArray(index, instruction, registers);
        } else if (opcode == Opcode.FILL_ARRAY_DATA) {
            fill(index, instruction, registers);
        } else if (APUTS.contains(opcode)) {
            put((ThreeRegisterInstruction) instruction, registers);
        } else if (AGETS.contains(opcode)) {
            get((ThreeRegisterInstruction) instruction, registers);
        } else if (references.of(instruction) instanceof FieldKey field) {
            field(instruction, field, registers, told);
        } else if (opcode.setsRegister()) {
            set(instruction, registers, Arithmetic.of(instruction, registers));
        }
    }

    private void named(String type, boolean told) {
        if (told) {
            watcher.named(type);
        }
    }

    private void newArray(int index, Instruction instruction, Registers registers) {
        Value size = registers.get(((TwoRegisterInstruction) instruction).getRegisterB());
        boolean known = size instanceof Value.Int number && number.number() >= 0 && number.number() <= MAX_ARRAY;
        List<Value> empty = known ? Collections.nCopies((int) ((Value.Int) size).number(), NONE) : List.of();
        set(
                instruction,
                registers,
                known ? new Value.Items(type(instruction), empty, code.address(index)) : Value.Unknown.VALUE);
    }

    private void fill(int index, Instruction instruction, Registers registers) {
        int register = ((OneRegisterInstruction) instruction).getRegisterA();
        if (registers.get(register) instanceof Value.Items old
                && code.data(index) instanceof ArrayPayload payload
                && payload.getArrayElements().size() <= MAX_ARRAY) {
            List<Value> items = new ArrayList<>();
            payload.getArrayElements().forEach(each -> items.add(new Value.Int(each.longValue())));
            registers.change(old, new Value.Items(old.type(), items, old.site()));
        }
    }

    private static void put(ThreeRegisterInstruction instruction, Registers registers) {
        if (registers.get(instruction.getRegisterB()) instanceof Value.Items items) {
            boolean known = registers.get(instruction.getRegisterC()) instanceof Value.Int index
                    && index.number() >= 0
                    && index.number() < items.items().size()
                    && items.items().size() <= MAX_CHANGED;
            Value changed = known
                    ? items.with(
                            (int) ((Value.Int) registers.get(instruction.getRegisterC())).number(),
                            registers.get(instruction.getRegisterA()))
                    : Value.Unknown.VALUE;
            registers.change(items, changed);
        }
    }

    private static void get(ThreeRegisterInstruction instruction, Registers registers) {
        Value value = Value.Unknown.VALUE;
        if (registers.get(instruction.getRegisterB()) instanceof Value.Items items
                && registers.get(instruction.getRegisterC()) instanceof Value.Int index
                && index.number() >= 0
                && index.number() < items.items().size()) {
            value = items.items().get((int) index.number());
        }
        registers.set(instruction.getRegisterA(), value);
    }

    private void field(Instruction instruction, FieldKey field, Registers registers, boolean told) {
        if (instruction.getOpcode().setsRegister()) {
            set(instruction, registers, new Value.Read(field));
            named(field.owner(), told);
        } else if (told) {
            watcher.written(field, registers.get(((OneRegisterInstruction) instruction).getRegisterA()));
            watcher.named(field.owner());
        }
    }

    private static void set(Instruction instruction, Registers registers, Value value) {
        int register = ((OneRegisterInstruction) instruction).getRegisterA();
        registers.set(register, value);
        if (instruction.getOpcode().setsWideRegister()) {
            registers.set(register + 1, Value.Unknown.VALUE);
        }
    }

    private String type(Instruction instruction) {
        return (String) references.of(instruction);
    }

    /** The registers that a call takes, in order. */
    static int[] registers(Instruction instruction) {
        if (instruction instanceof RegisterRangeInstruction range) {
            int[] all = new int[range.getRegisterCount()];
            for (int i = 0; i < all.length; i++) {
                all[i] = range.getStartRegister() + i;
            }
            return all;
        }
        if (instruction instanceof FiveRegisterInstruction five) {
            int[] all = {
                five.getRegisterC(), five.getRegisterD(), five.getRegisterE(), five.getRegisterF(), five.getRegisterG()
            };
            return Arrays.copyOf(all, five.getRegisterCount());
        }
        return new int[0];
    }

    /** Calls of methods. */
    private record Calls(int site, Registers registers) {
        void call(Instruction instruction, Target target, Optional<Watcher> watcher) {
            boolean isStatic = instruction.getOpcode() == Opcode.INVOKE_STATIC
                    || instruction.getOpcode() == Opcode.INVOKE_STATIC_RANGE;
            List<Value> arguments = arguments(instruction, target, isStatic);
            if (watcher.isPresent()) {
                watcher.get().called(target, arguments);
                watcher.get().named(target.owner());
            }
            if (isStatic || arguments.isEmpty()) {
                registers.result(KnownCalls.result(target, arguments, site)
                        .orElseGet(() -> new Value.Made(target, arguments, site, List.of())));
            } else if (target.name().equals("<init>")) {
                made(target, arguments);
            } else {
                ofObject(target, arguments);
            }
        }

        private List<Value> arguments(Instruction instruction, Target target, boolean isStatic) {
            int[] all = Interpreter.registers(instruction);
            List<Value> arguments = new ArrayList<>();
            int at = 0;
            if (!isStatic && all.length > 0) {
                arguments.add(registers.get(all[at++]));
            }
            for (String type : target.parameters()) {
                if (at < all.length) {
                    arguments.add(registers.get(all[at]));
                }
                at += Flow.width(type);
            }
            return arguments;
        }

        private void made(Target target, List<Value> arguments) {
            registers.result(Value.Unknown.VALUE);
            if (arguments.getFirst() instanceof Value.Made bare
                    && bare.maker().name().equals("<new>")) {
                List<Value> given = arguments.subList(1, arguments.size());
                Target maker = new Target(bare.maker().owner(), "<init>", target.parameters(), "V");
                registers.change(
                        bare,
                        KnownCalls.made(maker.owner(), given, bare.site())
                                .orElseGet(() -> new Value.Made(maker, given, bare.site(), List.of())));
            }
        }

        private void ofObject(Target target, List<Value> arguments) {
            Value object = arguments.getFirst();
            Optional<Value> known = KnownCalls.result(target, arguments, site);
            if (known.isPresent()) {
                if (KnownCalls.isBuilder(target.owner()) && !target.name().equals("toString")) {
                    registers.change(object, known.get());
                }
                registers.result(known.get());
                return;
            }
            boolean fluent =
                    target.returns().equals(target.owner()) && !target.owner().equals("Ljava/lang/String;");
            if (object instanceof Value.Made made && (fluent || target.returns().equals("V"))) {
                Value after = made.steps().size() < MAX_STEPS
                        ? made.after(new Value.Step(target, arguments.subList(1, arguments.size())))
                        : made;
                Value kept = after.weight() > Value.MOST ? made : after;
                registers.change(made, kept);
                registers.result(fluent ? kept : Value.Unknown.VALUE);
                return;
            }
            registers.result(new Value.Made(target, arguments, site, List.of()));
        }
    }
}
