package dev.sinew.model;

import java.util.regex.Pattern;

/**
 * One operation of an API.
 *
 * @param api the lower-case authority, with the port unless it is the scheme's default
 * @param method the HTTP method in upper case
 * @param path the path template from the root, parameters as {@code {name}}
 * @param selector the GraphQL root field, SOAP action, JSON-RPC or MCP method; else empty
 */
public record Operation(String api, String method, String path, String selector) implements Comparable<Operation> {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    /** What stands for an api as a whole: no method, no path. */
    public static Operation ofApi(String api) {
        return new Operation(api, "", "", "");
    }

    /** Whether it stands for an api as a whole. */
    public boolean isApi() {
        return method.isEmpty() && path.isEmpty();
    }

    /** The same without names of parameters, which are learned and may change: each is {@code {}}. */
    public Operation unnamed() {
        return new Operation(api, method, PARAMETER.matcher(path).replaceAll("{}"), selector);
    }

    @Override
    public int compareTo(Operation other) {
        int order = api.compareTo(other.api);
        order = order != 0 ? order : path.compareTo(other.path);
        order = order != 0 ? order : method.compareTo(other.method);
        return order != 0 ? order : selector.compareTo(other.selector);
    }

    @Override
    public String toString() {
        return (method.isEmpty() ? "" : method + " ") + api + path + (selector.isEmpty() ? "" : " " + selector);
    }
}
