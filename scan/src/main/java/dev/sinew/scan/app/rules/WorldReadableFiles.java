package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Value;
import java.util.stream.Stream;

/**
 * A file or settings are made readable or writable for all apps on the device.
 *
 * <p>The mode given to {@code openFileOutput}, {@code getSharedPreferences}, {@code openOrCreateDatabase} or {@code getDir} has such a bit and is a constant, or
 * {@code setReadable} is called for all. What else a mode asks for, such as to append, changes nothing of that. Since Android 7 the modes are refused where an
 * app is made for it: in one that runs nowhere else they share nothing, which is possible only and said so.
 *
 * <p>To fix it, use mode 0 and a content provider for what others may have.
 */
@Rule(
        id = "scan.app-world-readable-files",
        flaw = "world-readable-files",
        title = "Other apps may read a file of this one",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {732},
        standards = {"MASWE 0002"})
public final class WorldReadableFiles implements AppRule {

    private static final int SHARED = 3;
    /** Several processes, a log written ahead, no collators, and to append. */
    private static final int OTHERS = 0x4 | 0x8 | 0x10 | 0x8000;

    private static final int REFUSED_SINCE = 24;

    @Override
    public void judge(App app, Notices notices) {
        boolean refused = app.manifest()
                .map(each -> Math.min(each.sdk().min(), each.sdk().target()) >= REFUSED_SINCE)
                .orElse(false);
        Stream.of("openFileOutput", "getSharedPreferences", "openOrCreateDatabase", "getDir")
                .flatMap(name -> app.code().calls().stream()
                        .filter(each -> each.target().name().equals(name)))
                .filter(each -> app.isReached(each.place())
                        && each.target().parameters().size() >= 2)
                .filter(each -> each.argument(2) instanceof Value.Int mode
                        && (mode.number() & SHARED) != 0
                        && (mode.number() & ~(SHARED | OTHERS)) == 0)
                .forEach(each -> notices.add(
                        refused ? Confidence.POSSIBLE : Confidence.CONFIRMED,
                        each.place().toString(),
                        each.target().name() + " with mode " + ((Value.Int) each.argument(2)).number()
                                + (refused ? ", which every Android that the app runs on refuses" : "")));
        Stream.of("setReadable", "setWritable")
                .flatMap(name ->
                        app.code().calls().stream().filter(each -> each.target().is("Ljava/io/File;", name)))
                .filter(each -> app.isReached(each.place()))
                .filter(each -> each.argument(1).equals(new Value.Int(1))
                        && each.argument(2).equals(new Value.Int(0))
                        && each.target().parameters().size() == 2)
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED,
                        each.place().toString(),
                        each.target().name() + " for all users"));
    }
}
