package dev.sinew.store;

import java.util.Optional;
import java.util.SortedMap;

/** What was set at run time, as JSON by key. What is set in the configuration file is not here. */
public interface Settings {
    void put(String key, String json);

    Optional<String> get(String key);

    /** Whether there was one. */
    boolean remove(String key);

    SortedMap<String, String> all();
}
