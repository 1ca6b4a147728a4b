package dev.sinew.scan.app.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A part of an app that others may start.
 *
 * @param kind {@code activity}, {@code activity-alias}, {@code service}, {@code receiver} or {@code provider}
 * @param name its class, in full
 * @param exported whether it says that others may
 * @param enabled whether it can be started at all
 * @param permissions what others need: one, or for a provider those of reading and of writing; an empty one is none
 * @param actions what its filters name
 * @param categories likewise
 * @param filters how many filters it has
 */
public record Component(
        String kind,
        String name,
        Optional<Boolean> exported,
        boolean enabled,
        List<String> permissions,
        List<String> actions,
        List<String> categories,
        int filters) {
    private static final int EXPLICIT_SINCE = 31;
    private static final int PROVIDERS_CLOSED_SINCE = 17;

    public Component {
        permissions = List.copyOf(permissions);
        actions = List.copyOf(actions);
        categories = List.copyOf(categories);
    }

    /** Whether others may start it on the oldest system that the app runs on; without a word it depends on filters, and on what it is. */
    public boolean isOpen(Sdk sdk) {
        if (!enabled) {
            return false;
        }
        if (exported.isPresent()) {
            return exported.get();
        }
        if (kind.equals("provider")) {
            return sdk.target() < PROVIDERS_CLOSED_SINCE;
        }
        return filters > 0 && sdk.target() < EXPLICIT_SINCE;
    }

    /** Whether it is what links lead to: that has to be open. */
    public boolean isLinked() {
        return categories.contains("android.intent.category.BROWSABLE");
    }

    /** Whether it is what the launcher starts: that has to be open. */
    public boolean isEntry() {
        return actions.contains("android.intent.action.MAIN")
                && (categories.contains("android.intent.category.LAUNCHER")
                        || categories.contains("android.intent.category.LEANBACK_LAUNCHER")
                        || categories.contains("android.intent.category.HOME"));
    }
}
