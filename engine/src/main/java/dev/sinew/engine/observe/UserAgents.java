package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reduces a user agent to its family, without version. */
public final class UserAgents {
    /** Programs that look for weaknesses by themselves; with others of their trade people look at one request after the other. */
    private static final List<String> SCANNERS = List.of(
            "sqlmap",
            "nikto",
            "nuclei",
            "zgrab",
            "masscan",
            "nmap",
            "ffuf",
            "gobuster",
            "dirbuster",
            "wfuzz",
            "zaproxy");

    /** Libraries of programming languages, and what is called in scripts; those of apps are not among them. */
    private static final List<String> LIBRARIES = List.of(
            "wget",
            "python-requests",
            "python-urllib",
            "aiohttp",
            "httpx",
            "go-http-client",
            "java",
            "apache-httpclient",
            "axios",
            "node-fetch",
            "undici",
            "got",
            "ruby",
            "guzzlehttp",
            "php",
            "rest-client");

    /** Names to look for, in order: browsers that carry other browsers' names come first. */
    private static final List<String> FAMILIES = Stream.of(
                    List.of(
                            "edg/",
                            "opr/",
                            "samsungbrowser",
                            "firefox",
                            "fxios",
                            "crios",
                            "headlesschrome",
                            "chrome",
                            "safari",
                            "msie",
                            "trident",
                            "okhttp",
                            "cfnetwork",
                            "dalvik",
                            "dart",
                            "postmanruntime",
                            "insomnia",
                            "curl"),
                    LIBRARIES,
                    List.of("kube-probe", "googlebot", "bingbot", "bot"),
                    SCANNERS,
                    List.of("burp"))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> OF_LIBRARIES = Set.copyOf(LIBRARIES);
    private static final Set<String> OF_SCANNERS = Set.copyOf(SCANNERS);

    private UserAgents() {}

    /** Whether a family is a program that looks for weaknesses by itself. */
    public static boolean isScanner(String family) {
        return OF_SCANNERS.contains(family);
    }

    /** Whether a family is a library, which programs use and people do not. */
    public static boolean isLibrary(String family) {
        return OF_LIBRARIES.contains(family);
    }

    /** The family, or the first product's name where it is unknown, plain and has a version behind it, or empty. */
    static String family(byte[] bytes, int from, int to) {
        for (String family : FAMILIES) {
            if (Ascii.containsIgnoreCase(bytes, from, Math.min(to, from + 512), family)) {
                return family.endsWith("/") ? family.substring(0, family.length() - 1) : family;
            }
        }
        int end = from;
        while (end < to && end - from < 24 && (CharClass.of(bytes[end]) & (CharClass.LETTERS | CharClass.DASH)) != 0) {
            end++;
        }
        boolean product = end + 1 < to && bytes[end] == '/' && bytes[end + 1] >= '0' && bytes[end + 1] <= '9';
        return !product ? "" : Ascii.text(bytes, from, end).toLowerCase(Locale.ROOT);
    }
}
