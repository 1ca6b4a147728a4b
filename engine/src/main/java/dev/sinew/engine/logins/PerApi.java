package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something of each api, by name; of those beyond a thousand nothing is remembered. */
final class PerApi<T> {
    private static final int MOST = 1_024;

    private final Map<String, T> apis = new LinkedHashMap<>();
    private final Supplier<T> fresh;

    PerApi(Supplier<T> fresh) {
        this.fresh = fresh;
    }

    /** An api's, to be changed. */
    T of(String name) {
        T known = apis.get(name);
        if (known == null) {
            known = fresh.get();
            if (apis.size() < MOST) {
                apis.put(name, known);
            }
        }
        return known;
    }

    /** An api's, where there is any. */
    Optional<T> find(String name) {
        return Optional.ofNullable(apis.get(name));
    }

    void forEach(Consumer<T> each) {
        apis.values().forEach(each);
    }

    void write(StateWriter out, Consumer<T> each) {
        out.varint(apis.size());
        apis.forEach((name, api) -> {
            out.shared(name);
            each.accept(api);
        });
    }

    /**
     * Takes over what was written.
     *
     * @param least the fewest bytes that one takes
     */
    void read(StateReader in, int least, Consumer<T> each) {
        int counted = in.count(least);
        for (int i = 0; i < counted && !in.failed(); i++) {
            T api = fresh.get();
            apis.put(in.shared(), api);
            each.accept(api);
        }
    }
}
