package dev.sinew.spec.read;

import dev.sinew.spec.Server;
import dev.sinew.spec.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the values of variables into a server's address: every value of one that lists its values, the default of one that
 * stands in the path. What stands in the host without a list may be anything and stays as it is.
 */
final class ServerVariables {
    private static final int MOST = 32;

    private ServerVariables() {}

    static List<Server> expand(String url, Node variables) {
        List<String> urls = List.of(url);
        for (Map.Entry<String, Node> variable : variables.entries().entrySet()) {
            String name = "{" + variable.getKey() + "}";
            List<String> values = values(variable.getValue(), name, url);
            List<String> next = new ArrayList<>();
            for (String each : urls) {
                values.forEach(value -> next.add(each.replace(name, value)));
            }
            urls = next.subList(0, Math.min(MOST, next.size()));
        }
        return urls.stream().map(Server::of).toList();
    }

    private static List<String> values(Node variable, String name, String url) {
        List<String> listed = variable.get("enum").elements().stream()
                .map(Node::text)
                .distinct()
                .toList();
        int slashes = url.indexOf("//");
        int path = url.indexOf('/', slashes < 0 ? 0 : slashes + 2);
        int at = url.indexOf(name);
        boolean inHost = slashes >= 0 && at > slashes && (path < 0 || at < path);
        String usual = variable.get("default").text();
        if (listed.isEmpty()) {
            boolean whole = inHost && (usual.contains("/") || usual.contains("."));
            return List.of(inHost && !whole ? name : usual);
        }
        return listed.contains(usual) || usual.isEmpty() ? listed : prepended(usual, listed);
    }

    private static List<String> prepended(String first, List<String> rest) {
        List<String> all = new ArrayList<>(rest);
        all.addFirst(first);
        return all;
    }
}
