package dev.sinew.engine.route;

import dev.sinew.model.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Knows the paths that scanners ask every server for: files of other platforms, dot files, traversal. A refusal or a
 * page there is no operation of this API.
 */
public final class ScannerPaths {
    private static final Set<String> NAMES = Set.of(
            "wp-login.php",
            "wp-admin",
            "wp-content",
            "wp-includes",
            "xmlrpc.php",
            "phpmyadmin",
            "pma",
            "cgi-bin",
            "server-status",
            "phpinfo.php",
            "info.php",
            "admin.php",
            "index.php",
            "config.php",
            "setup.php",
            "install.php",
            "web.config",
            "elmah.axd",
            "trace.axd",
            "backup.zip",
            "backup.sql",
            "dump.sql",
            "db.sql",
            "id_rsa",
            "vendor",
            "boaform",
            "hnap1",
            "solr",
            "jenkins",
            "manager",
            "autodiscover",
            "owa",
            "ecp",
            "geoserver");
    private static final Set<String> ENDINGS =
            Set.of(".php", ".asp", ".aspx", ".jsp", ".cgi", ".bak", ".sql", ".env", ".ini", ".axd", ".swp", ".old");

    private ScannerPaths() {}

    /** Whether a path climbs out of its folder, raw or encoded: an attempt, whatever the answer. */
    public static boolean climbs(List<Segment> segments) {
        for (Segment segment : segments) {
            String text = segment.text();
            if (text.equals("..") || text.contains("../") || text.contains("..\\")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is one of those paths. */
    public static boolean matches(List<Segment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String text = segments.get(i).text().toLowerCase(Locale.ROOT);
            boolean hidden = text.startsWith(".") && text.length() > 1 && !text.equals(".well-known");
            if (hidden || (i == 0 && NAMES.contains(text))) {
                return true;
            }
            int dot = text.lastIndexOf('.');
            if (dot >= 0 && i == segments.size() - 1 && ENDINGS.contains(text.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}
