package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.Value;
import java.util.List;
import java.util.Set;

/** Whether an object of a class is handed to what opens connections. */
final class Installed {
    private static final Set<String> SETTERS = Set.of(
            "init",
            "sslSocketFactory",
            "setSSLSocketFactory",
            "setDefaultSSLSocketFactory",
            "hostnameVerifier",
            "setHostnameVerifier",
            "setDefaultHostnameVerifier");

    private Installed() {}

    /** Whether that is seen anywhere in code that can be reached. */
    static boolean anywhere(App app, String type) {
        return app.code().calls().stream()
                .filter(each -> SETTERS.contains(each.target().name()) && app.isReached(each.place()))
                .anyMatch(each -> has(app, each.arguments(), type));
    }

    private static boolean has(App app, List<Value> values, String type) {
        for (Value each : values) {
            Value value = app.program().resolved(each);
            boolean found = switch (value) {
                case Value.Made made -> app.code().isA(made.type(), type) || has(app, made.arguments(), type);
                case Value.Items items -> has(app, items.items(), type);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }
}
