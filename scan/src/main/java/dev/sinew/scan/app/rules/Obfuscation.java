package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.NameCount;
import java.util.Locale;

/** How far names were shortened, in words. */
public final class Obfuscation {
    private Obfuscation() {}

    /** The measure with its figures. */
    public static String figure(NameCount names) {
        return String.format(
                Locale.ROOT,
                "%.1f %% of names have one or two characters: %d of %d classes, %d of %d methods, %d of %d fields",
                names.share() * 100,
                names.shortClasses(),
                names.classes(),
                names.shortMethods(),
                names.methods(),
                names.shortFields(),
                names.fields());
    }
}
