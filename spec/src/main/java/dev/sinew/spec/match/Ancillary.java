package dev.sinew.spec.match;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands beside an API and is in no description of it: files of pages, and what load balancers ask. */
public final class Ancillary {
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(js|mjs|css|map|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|eot|html?|webmanifest|mp4|webm|txt)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> PROBES = Set.of(
            "health",
            "healthz",
            "healthcheck",
            "health-check",
            "live",
            "livez",
            "liveness",
            "ready",
            "readyz",
            "readiness",
            "ping",
            "heartbeat");

    private Ancillary() {}

    /** Whether a path is that of a file of a page: script, style, image, font. */
    public static boolean isFile(String path) {
        return FILE.matcher(path).matches();
    }

    /** Whether a path is one by which load balancers and clusters ask whether a service lives. */
    public static boolean isProbe(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return PROBES.contains(lower.substring(lower.lastIndexOf('/') + 1));
    }
}
