package dev.sinew.scan.route;

import java.util.List;

/**
 * An operation that code offers.
 *
 * @param method upper case; empty where it takes any
 * @param path from the root of the application, parameters as {@code {name}}
 * @param parameters what it takes, in the order of the code
 * @param framework whose annotations or calls say so
 * @param place class and method
 */
public record Route(String method, String path, List<Parameter> parameters, String framework, String place)
        implements Comparable<Route> {
    public Route {
        parameters = List.copyOf(parameters);
    }

    /**
     * What an operation takes.
     *
     * @param name its name there; of a body empty
     * @param in {@code path}, {@code query}, {@code header}, {@code cookie} or {@code body}
     */
    public record Parameter(String name, String in) {}

    @Override
    public int compareTo(Route other) {
        int order = path.compareTo(other.path);
        order = order != 0 ? order : method.compareTo(other.method);
        return order != 0 ? order : place.compareTo(other.place);
    }
}
