package dev.sinew.probe.run;

import dev.sinew.probe.identity.Session;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an answer shows of a user, twice the same.
 *
 * @param read the request
 * @param reader who asks
 * @param values scalars of the object that shows it, by place in it
 */
public record UserView(Filled read, Session reader, SortedMap<String, String> values) {
    public UserView {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
