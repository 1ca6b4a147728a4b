package dev.sinew.engine.inject;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a value, put behind a folder's name, would lead out of it: more steps up than down in a value that is a path as a whole, or a
 * system's file by its whole name. A path in a sentence or in a line of code leads nowhere.
 */
public final class PathText {
    private static final String FILES =
            "etc/+(?:passwd|shadow|group|hosts|hostname|issue|sudoers|crontab|resolv\\.conf|fstab|mysql/my\\.cnf|nginx/|apache2?/|httpd/|ssh/|ssl/|kubernetes/)|proc/+(?:self|version|cpuinfo|\\d+|mounts|net)|windows/+(?:win\\.ini|system32|system\\.ini|repair|php\\.ini)|winnt/|boot\\.ini|win\\.ini|windows\\.ini|system\\.ini|\\.ssh/|id_rsa|\\.htpasswd|\\.htaccess|\\.git/(?:config|head)|\\.aws/credentials|\\.env$|\\.bash_history|web\\.config|web-inf/|meta-inf/|var/+(?:log|lib/mlocate|run/secrets|www)|root/|wp-config|config\\.php|application\\.(?:ya?ml|properties)|settings\\.py|database\\.yml";
    private static final Pattern SYSTEM = Pattern.compile(
            "^/{1,4}(?:etc/+(?:passwd|shadow|sudoers|gshadow)|proc/+(?:self|\\d+)/+(?:environ|cmdline|maps|fd|status|root|cwd)|root/\\.|var/run/secrets/|var/log/(?:apache|nginx|auth|httpd))"
                    + "|^(?:file:/{1,3})?[a-z]:/+(?:windows/+(?:win\\.ini|system32/(?:drivers/etc|config))|boot\\.ini|winnt/)|^/?web-inf/web\\.xml|^php://(?:filter|input)|^(?:zip|phar|expect|compress\\.zlib|glob)://"
                    + "|^file:/{1,3}(?:etc/|proc/|root/)");
    private static final Pattern KNOWN = Pattern.compile("(?:^|/)(?:" + FILES + ")");
    private static final Pattern DISGUISED = Pattern.compile(
            "\\.\\.\\.\\.+/+|\\.\\.;/|\\.\\.\u0000|\u0000|\\.\\./\\./|\\.\\.%|%2e%2e|%252e|%c0%a[ef]|\u00c0[\u00ae\u00af]|\u2215|\uff0e\uff0e|\u2216|0x2e0x2e|\\.\\.//+");
    private static final Pattern FILE_NAME = Pattern.compile(
            "file|path|page|doc|template|include|dir|folder|load|read|download|name|img|image|resource|view|theme|lang|module|style|layout|attachment|report|log|root|src|asset|locale|key|cat");

    /** Names of what holds one file's name, and no program or page. */
    private static final Pattern NAMES_FILE = Pattern.compile(".{0,24}(?:filename|filepath|pathname)|file|path");

    /** Hidden files that hold secrets, below the folder that names are meant for. */
    private static final Pattern HIDDEN = Pattern.compile(
            "(?:[\\w.-]{1,40}/){0,4}(?:\\.env(?:\\.(?:local|prod|production|dev|development))?|\\.git/(?:config|head)|\\.htpasswd|\\.aws/credentials|\\.ssh/\\w+|\\.npmrc|\\.pgpass|\\.netrc|\\.bash_history)");

    /** Slashes in more bytes than they take, which decoders that are strict refuse. */
    private static final Pattern OVERLONG = Pattern.compile("%c0%af|%c1%9c");

    private PathText() {}

    /** Whether a value climbs out, or names a system's file. */
    public static boolean climbs(Value value) {
        String text = value.text().strip();
        if (text.length() > 1024) {
            return false;
        }
        String path = text.replace('\\', '/').toLowerCase(Locale.ROOT);
        path = path.indexOf("%c") < 0 ? path : OVERLONG.matcher(path).replaceAll("/");
        boolean inUrl = value.where() == Value.Where.PATH;
        if (!inUrl
                && (path.indexOf(' ') >= 0
                        || path.indexOf('\n') >= 0
                        || path.indexOf('"') >= 0
                        || path.indexOf('(') >= 0
                        || path.indexOf('<') >= 0)) {
            return false;
        }
        if (SYSTEM.matcher(path).find() || isSystemBehindSteps(path)) {
            return true;
        }
        if (value.where() == Value.Where.QUERY
                && FILE_NAME.matcher(value.plainName()).find()
                && HIDDEN.matcher(path).matches()) {
            return true;
        }
        int ups = ups(path);
        boolean disguised = DISGUISED.matcher(path).find();
        if (ups == 0) {
            return disguised && KNOWN.matcher(path).find();
        }
        boolean known = KNOWN.matcher(path).find();
        boolean begins = path.startsWith("../")
                || path.startsWith("/..")
                || path.startsWith("./..")
                || path.startsWith("....")
                || path.startsWith("..;");
        boolean named = FILE_NAME.matcher(value.plainName()).find();
        if (value.isTerse() || value.where() == Value.Where.FORM) {
            boolean relative = value.where() == Value.Where.HEADER && path.contains("://");
            return !relative && (known || disguised || ups >= 2 || inUrl || begins && (named || value.derived()));
        }
        if (path.matches("[./]*")) {
            return false;
        }
        boolean leads = begins || depth(path) < 0 || disguised;
        if (begins
                && !isSourceFile(path)
                && NAMES_FILE.matcher(value.plainName()).matches()) {
            return true;
        }
        return !value.holdsCode()
                && leads
                && (known || disguised && ups >= 2 || ups >= 3 && !isSourceFile(path) || value.derived() && ups >= 2);
    }

    /** Whether a path from the root steps up to it again, and down to a system's file: {@code /var/www/../../etc/passwd}. */
    private static boolean isSystemBehindSteps(String path) {
        int up = path.startsWith("/") ? path.lastIndexOf("/../") : -1;
        return up >= 0 && SYSTEM.matcher(path.substring(up + 3)).find();
    }

    /** What programs and pages take in by relative paths. */
    private static boolean isSourceFile(String path) {
        int slash = path.lastIndexOf('/');
        return path.matches(".*\\.(?:js|ts|jsx|tsx|css|scss|png|svg|jpe?g|md|py|java|go|rs|html?|json|vue)$")
                || path.indexOf('.', slash + 1) < 0;
    }

    private static int ups(String path) {
        int ups = 0;
        for (int i = path.indexOf(".."); i >= 0; i = path.indexOf("..", i + 2)) {
            boolean before = i == 0 || "/.;=:%\u0000".indexOf(path.charAt(i - 1)) >= 0 || path.charAt(i - 1) > 0x7f;
            char next = i + 2 < path.length() ? path.charAt(i + 2) : '/';
            boolean after = "/.;%\u0000".indexOf(next) >= 0 || next > 0x7f;
            ups += before && after ? 1 : 0;
        }
        return ups;
    }

    private static int depth(String path) {
        int depth = 0;
        int least = 0;
        for (String segment : path.split("/+", 64)) {
            depth += segment.equals("..") ? -1 : segment.isEmpty() || segment.equals(".") ? 0 : 1;
            least = Math.min(least, depth);
        }
        return least;
    }
}
