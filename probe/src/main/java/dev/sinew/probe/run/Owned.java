package dev.sinew.probe.run;

/**
 * What traffic says of one id that requests of an operation have: whose what it names is.
 *
 * @param parameter what the operation calls it
 * @param path whether it stands in the path
 * @param kind what is named, in singular
 * @param itself whether callers name themselves there, rather than objects of their own
 * @param keepers how many callers name nothing else
 * @param breakers how many do
 */
public record Owned(String parameter, boolean path, String kind, boolean itself, int keepers, int breakers) {
    /** For people. */
    @Override
    public String toString() {
        String what = itself ? "themselves" : "their own " + (kind.isEmpty() ? "objects" : kind);
        return keepers + " of " + (keepers + breakers) + " callers name only " + what + " as " + parameter;
    }
}
