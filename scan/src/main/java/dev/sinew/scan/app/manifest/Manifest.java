package dev.sinew.scan.app.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an app's manifest says. What it does not say is empty, not the system's default.
 *
 * @param packageName its id
 * @param version its version for people
 * @param sdk versions of the system
 * @param applicationClass the class of the application, in full, or empty
 * @param debuggable whether it may be debugged
 * @param testOnly whether it is for tests only
 * @param allowBackup whether its files may be backed up
 * @param backupRules the documents that say which, as references
 * @param cleartext whether it may send unencrypted
 * @param networkSecurity the document that says more of that, as a reference
 * @param permissions what it asks for
 * @param levels permissions that it defines, with the bits of their protection level
 * @param components what others may start
 * @param values names and values of its meta-data
 */
public record Manifest(
        String packageName,
        String version,
        Sdk sdk,
        String applicationClass,
        boolean debuggable,
        boolean testOnly,
        Optional<Boolean> allowBackup,
        List<String> backupRules,
        Optional<Boolean> cleartext,
        Optional<String> networkSecurity,
        List<String> permissions,
        Map<String, Integer> levels,
        List<Component> components,
        Map<String, String> values) {
    private static final int SIGNATURE = 2;
    private static final int BASE = 0xF;

    public Manifest {
        backupRules = List.copyOf(backupRules);
        permissions = List.copyOf(permissions);
        levels = Map.copyOf(levels);
        components = List.copyOf(components);
        values = Map.copyOf(values);
    }

    /** Whether it may open connections at all. */
    public boolean usesNetwork() {
        return permissions.contains("android.permission.INTERNET");
    }

    /** Whether a permission of its own can be had by anybody who asks: it is normal or dangerous, not signature or internal. */
    public boolean isWeak(String permission) {
        Integer level = levels.get(permission);
        return level != null && (level & BASE) < SIGNATURE;
    }
}
