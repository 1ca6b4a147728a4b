package dev.sinew.console.api;

import java.util.List;
import java.util.SortedMap;

/** What the host's proxies do about requests that would be wrong if they succeeded. Called from many threads. */
public interface Enforcement {
    /** The mode, by its name. */
    String mode();

    /** The names of all modes. */
    List<String> modes();

    /** Changes the mode to one of those names, from now on and after a restart. */
    void change(String mode);

    /** Whether enough is known by now to refuse anything. */
    boolean ready();

    /** How many requests came out how, since the start. */
    SortedMap<String, Long> outcomes();
}
