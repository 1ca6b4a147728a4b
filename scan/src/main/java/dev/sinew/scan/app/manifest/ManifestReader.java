package dev.sinew.scan.app.manifest;

import dev.sinew.scan.app.resources.Resources;
import dev.sinew.scan.app.resources.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a manifest from its document; values that stand in resources are looked up there. */
public final class ManifestReader {
    private static final Set<String> KINDS = Set.of("activity", "activity-alias", "service", "receiver", "provider");
    private static final Map<String, Integer> LEVELS =
            Map.of("normal", 0, "dangerous", 1, "signature", 2, "signatureOrSystem", 3, "internal", 4);
    private static final int NORMAL = 0;

    private final Resources resources;

    private ManifestReader(Resources resources) {
        this.resources = resources;
    }

    /** The manifest of a document. */
    public static Manifest read(XmlElement root, Resources resources) {
        return new ManifestReader(resources).manifest(root);
    }

    private Manifest manifest(XmlElement root) {
        String packageName = root.attribute("package").orElse("");
        XmlElement none = new XmlElement("application", Map.of(), List.of(), "");
        XmlElement application = root.first("application").orElse(none);
        int min = root.all("uses-sdk")
                .map(each -> number(each, "minSdkVersion", 1))
                .findFirst()
                .orElse(1);
        int target = root.all("uses-sdk")
                .map(each -> number(each, "targetSdkVersion", min))
                .findFirst()
                .orElse(min);
        List<String> permissions = Stream.of("uses-permission", "uses-permission-sdk-23")
                .flatMap(root::all)
                .flatMap(each -> text(each, "name").stream())
                .distinct()
                .toList();
        List<Component> components = application.children().stream()
                .filter(each -> KINDS.contains(each.name()))
                .map(each -> component(each, packageName))
                .toList();
        Map<String, String> values = new LinkedHashMap<>();
        application
                .all("meta-data")
                .forEach(each -> values.put(
                        text(each, "name").orElse(""), text(each, "value").orElse("")));
        return new Manifest(
                packageName,
                text(root, "versionName").orElse(""),
                new Sdk(min, target),
                text(application, "name").map(name -> full(name, packageName)).orElse(""),
                truth(application, "debuggable").orElse(false),
                truth(application, "testOnly").orElse(false),
                truth(application, "allowBackup"),
                Stream.of("fullBackupContent", "dataExtractionRules")
                        .flatMap(key -> application.attribute(key).stream())
                        .filter(each -> each.startsWith("@"))
                        .toList(),
                truth(application, "usesCleartextTraffic"),
                application.attribute("networkSecurityConfig"),
                permissions,
                levels(root),
                components,
                values);
    }

    private Map<String, Integer> levels(XmlElement root) {
        Map<String, Integer> levels = new HashMap<>();
        root.all("permission").forEach(each -> {
            String level = text(each, "protectionLevel").orElse("");
            levels.put(text(each, "name").orElse(""), level(level));
        });
        return levels;
    }

    private static int level(String text) {
        if (text.isEmpty()) {
            return NORMAL;
        }
        if (Character.isDigit(text.charAt(0))) {
            return Numbers.of(text, NORMAL);
        }
        return LEVELS.getOrDefault(text.split("\\|", 2)[0], NORMAL);
    }

    private Component component(XmlElement element, String packageName) {
        List<String> permissions = new ArrayList<>();
        String all = text(element, "permission").orElse("");
        if (element.name().equals("provider")) {
            permissions.add(text(element, "readPermission").orElse(all));
            permissions.add(text(element, "writePermission").orElse(all));
        } else {
            permissions.add(all);
        }
        List<XmlElement> filters = element.all("intent-filter").toList();
        return new Component(
                element.name(),
                full(text(element, "name").orElse(""), packageName),
                truth(element, "exported"),
                truth(element, "enabled").orElse(true),
                permissions,
                names(filters, "action"),
                names(filters, "category"),
                filters.size());
    }

    private List<String> names(List<XmlElement> filters, String what) {
        return filters.stream()
                .flatMap(filter -> filter.all(what))
                .flatMap(each -> text(each, "name").stream())
                .distinct()
                .toList();
    }

    private static String full(String name, String packageName) {
        if (name.startsWith(".")) {
            return packageName + name;
        }
        return name.isEmpty() || name.contains(".") ? name : packageName + "." + name;
    }

    private Optional<String> text(XmlElement element, String key) {
        return element.attribute(key)
                .flatMap(each -> resources.values(each).stream().findFirst());
    }

    private Optional<Boolean> truth(XmlElement element, String key) {
        return text(element, key)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> !each.isEmpty())
                .map(each -> each.equals("true") || each.equals("-1") || each.equals("1"));
    }

    private int number(XmlElement element, String key, int otherwise) {
        return text(element, key).map(each -> Numbers.of(each, otherwise)).orElse(otherwise);
    }
}
