package dev.sinew.scan.app.dex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jf.dexlib2.AccessFlags;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.iface.MethodImplementation;

/**
 * Follows the values of one method along all its paths: a forward analysis to a fixed point, in which a register keeps its value where two
 * paths meet only if both bring the same. Then every instruction that can be reached is told once. It stays within the method; what calls
 * give is written down as the call.
 *
 * <p>A register can lose its value once at each place where paths meet, so that it ends; a budget ends it earlier in code that is made to take
 * long, and then nothing of that method is told.
 */
final class Flow {
    private static final int MIN_BUDGET = 20_000;
    private static final int ROUNDS = 12;
    private static final int MAX_REGISTERS = 4096;
    /** How many values are kept of all places where paths meet. */
    private static final int MAX_VALUES = 4_000_000;

    /**
     * How far a method was followed.
     *
     * @param toItsEnd nothing was told where not
     * @param instructions how many it has
     */
    record Followed(boolean toItsEnd, int instructions) {}

    private final Code code;
    private final Interpreter interpreter;
    private final Map<Integer, Registers> states = new TreeMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int budget;

    private Flow(Code code, Interpreter interpreter) {
        this.code = code;
        this.interpreter = interpreter;
        budget = Math.max(MIN_BUDGET, code.size() * ROUNDS);
    }

    /** Follows a method. */
    static Followed follow(Method method, Watcher watcher, References references) {
        MethodImplementation implementation = method.getImplementation();
        if (implementation == null) {
            return new Followed(true, 0);
        }
        if (implementation.getRegisterCount() > MAX_REGISTERS) {
            return new Followed(false, 0);
        }
        Code code = new Code(implementation);
        Flow flow = new Flow(code, new Interpreter(code, watcher, references));
        return new Followed(flow.run(start(method, implementation)), code.size());
    }

    private static Registers start(Method method, MethodImplementation implementation) {
        boolean isStatic = AccessFlags.STATIC.isSet(method.getAccessFlags());
        List<String> parameters = new ArrayList<>();
        if (!isStatic) {
            parameters.add(method.getDefiningClass());
        }
        method.getParameterTypes().forEach(each -> parameters.add(each.toString()));
        int words = 0;
        for (String each : parameters) {
            words += width(each);
        }
        Registers registers = new Registers(implementation.getRegisterCount());
        int register = implementation.getRegisterCount() - words;
        for (int i = 0; i < parameters.size() && register >= 0; i++) {
            registers.set(register, new Value.Parameter(i));
            register += width(parameters.get(i));
        }
        return registers;
    }

    static int width(String type) {
        return type.equals("J") || type.equals("D") ? 2 : 1;
    }

    private boolean run(Registers start) {
        if (code.size() == 0) {
            return true;
        }
        states.put(0, start);
        open.add(0);
        while (code.branches() && !open.isEmpty()) {
            if (!block(open.remove(), false) || (long) states.size() * start.size() > MAX_VALUES) {
                return false;
            }
        }
        for (int each : List.copyOf(states.keySet())) {
            block(each, true);
        }
        return true;
    }

    /** Goes on from a place where paths begin or meet to the next such place. */
    private boolean block(int from, boolean told) {
        Registers registers = Objects.requireNonNull(states.get(from)).copy();
        int at = from;
        while (at < code.size()) {
            if (!told && budget-- < 0) {
                return false;
            }
            if (!told && code.at(at).getOpcode().canThrow()) {
                meet(code.handlers(at), registers);
            }
            interpreter.step(at, registers, told);
            if (!told) {
                meet(code.targets(at), registers);
            }
            if (!code.at(at).getOpcode().canContinue()) {
                return true;
            }
            at++;
            if (code.isStart(at)) {
                if (!told) {
                    meet(new int[] {at}, registers);
                }
                return true;
            }
        }
        return true;
    }

    private void meet(int[] targets, Registers registers) {
        for (int target : targets) {
            Registers there = states.get(target);
            if (there == null) {
                states.put(target, registers.copy());
                open.add(target);
            } else if (there.meet(registers) && !open.contains(target)) {
                open.add(target);
            }
        }
    }
}
