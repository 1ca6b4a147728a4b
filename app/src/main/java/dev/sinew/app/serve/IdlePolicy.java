package dev.sinew.app.serve;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Linux's policy for threads that run only while a processor has nothing else to do ({@code SCHED_IDLE}, sched(7)): whoever else wakes up takes the processor from them at once, where
 * from a thread that is merely nicer it may have to wait for milliseconds. Asked for by the JDK's foreign functions, which are of JDK 22, so by reflection: this has to run on 21
 * too. Where there are none threads stay as they are.
 */
final class IdlePolicy {
    private static final Logger LOG = LoggerFactory.getLogger(IdlePolicy.class);
    private static final int SCHED_IDLE = 5;
    private static final int THE_CALLING_THREAD = 0;
    private static final String FOREIGN = "java.lang.foreign.";

    private IdlePolicy() {}

    /** Sets the policy of the calling thread; 0 where it did. */
    private static final class Found {
        static final Optional<IntSupplier> SETTER = find();
    }

    /** Gives the calling thread that policy, for as long as it lives; whether it has it. */
    static boolean take() {
        return Found.SETTER.isPresent() && Found.SETTER.get().getAsInt() == 0;
    }

    private static Optional<IntSupplier> find() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(setter());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            LOG.atDebug().setCause(e).log("this JVM reaches no function of the system");
            return Optional.empty();
        }
    }

    private static IntSupplier setter() throws ReflectiveOperationException {
        Class<?> layout = type("MemoryLayout");
        Class<?> layouts = layout.arrayType();
        Class<?> options = type("Linker$Option").arrayType();
        Class<?> descriptor = type("FunctionDescriptor");
        Object number = type("ValueLayout").getField("JAVA_INT").get(null);
        Object arguments = Array.newInstance(layout, 3);
        Array.set(arguments, 0, number);
        Array.set(arguments, 1, number);
        Array.set(arguments, 2, type("ValueLayout").getField("ADDRESS").get(null));
        Object signature = descriptor.getMethod("of", layout, layouts).invoke(null, number, arguments);

        Object linker = type("Linker").getMethod("nativeLinker").invoke(null);
        Object functions = type("Linker").getMethod("defaultLookup").invoke(linker);
        Optional<?> address = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(functions, "sched_setscheduler");
        MethodHandle function = (MethodHandle) type("Linker")
                .getMethod("downcallHandle", type("MemorySegment"), descriptor, options)
                .invoke(linker, address.orElseThrow(), signature, Array.newInstance(options.componentType(), 0));

        // A sched_param, of priority 0.
        Object arena = type("Arena").getMethod("global").invoke(null);
        Object parameter =
                type("Arena").getMethod("allocate", long.class, long.class).invoke(arena, 4L, 4L);
        MethodHandle idle = MethodHandles.insertArguments(function, 0, THE_CALLING_THREAD, SCHED_IDLE, parameter);
        return MethodHandleProxies.asInterfaceInstance(IntSupplier.class, idle);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(FOREIGN + name);
    }
}
