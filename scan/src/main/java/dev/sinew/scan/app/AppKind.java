package dev.sinew.scan.app;

import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Entry;
import java.util.Optional;

/** What kind of package an app comes in. */
public enum AppKind {
    /** One package that Android installs. */
    APK,
    /** Several that are installed together: APKS, XAPK, APKM. */
    APK_SET,
    /** What stores make packages of. */
    AAB,
    /** A package for iOS. */
    IPA;

    /** Its name for people. */
    public String label() {
        return this == APK_SET ? "APK set" : name();
    }

    /** The kind of an archive, by what lies in it. */
    static Optional<AppKind> of(Archive archive) {
        if (archive.entry("AndroidManifest.xml").isPresent()) {
            return Optional.of(APK);
        }
        if (archive.entry("base/manifest/AndroidManifest.xml").isPresent()) {
            return Optional.of(AAB);
        }
        boolean bundle = false;
        for (Entry each : archive.entries()) {
            if (each.name().endsWith(".apk")) {
                return Optional.of(APK_SET);
            }
            bundle |= each.name().matches("Payload/[^/]+\\.app/Info\\.plist");
        }
        boolean code = archive.entry("classes.dex").isPresent();
        return bundle ? Optional.of(IPA) : code ? Optional.of(APK) : Optional.empty();
    }
}
