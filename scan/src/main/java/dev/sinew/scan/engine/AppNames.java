package dev.sinew.scan.engine;

import java.util.List;

/** Names of mobile apps: zips with secrets in other places than texts, which are taken apart by themselves. */
public final class AppNames {
    private static final List<String> ENDINGS = List.of(".apk", ".apks", ".apkm", ".xapk", ".aab", ".ipa");

    private AppNames() {}

    /** Whether a file's name says that it is one, so that it is worth opening. */
    public static boolean isOne(String file) {
        int length = file.length();
        for (String ending : ENDINGS) {
            if (file.regionMatches(true, length - ending.length(), ending, 0, ending.length())) {
                return true;
            }
        }
        return false;
    }
}
