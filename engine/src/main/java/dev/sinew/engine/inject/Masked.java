package dev.sinew.engine.inject;

import java.util.Locale;
import java.util.Set;

/** Shows of an attack how it is built: words of the technique and signs stay, all else is a dot. */
public final class Masked {
    private static final int MOST = 64;
    private static final char MASK = '\u2022';
    private static final Set<String> KEPT = Set.of(
            "or",
            "and",
            "xor",
            "not",
            "union",
            "all",
            "select",
            "from",
            "where",
            "like",
            "null",
            "drop",
            "table",
            "insert",
            "into",
            "update",
            "delete",
            "set",
            "order",
            "by",
            "group",
            "having",
            "limit",
            "waitfor",
            "delay",
            "sleep",
            "benchmark",
            "pg_sleep",
            "exec",
            "if",
            "case",
            "when",
            "script",
            "img",
            "svg",
            "iframe",
            "onerror",
            "onload",
            "onclick",
            "onfocus",
            "onmouseover",
            "ontoggle",
            "src",
            "href",
            "javascript",
            "alert",
            "prompt",
            "confirm",
            "eval",
            "document",
            "cookie",
            "jndi",
            "ldap",
            "ldaps",
            "rmi",
            "dns",
            "lower",
            "upper",
            "env",
            "etc",
            "passwd",
            "shadow",
            "windows",
            "win",
            "ini",
            "boot",
            "proc",
            "self",
            "environ",
            "cat",
            "id",
            "whoami",
            "ls",
            "ping",
            "curl",
            "wget",
            "nc",
            "bash",
            "sh",
            "uname",
            "dir",
            "cmd",
            "powershell",
            "echo",
            "type",
            "import",
            "__import__",
            "os",
            "system",
            "popen",
            "__class__",
            "__mro__",
            "__subclasses__",
            "__globals__",
            "config",
            "doctype",
            "entity",
            "public",
            "file",
            "http",
            "https",
            "gopher",
            "dict",
            "ftp",
            "localhost",
            "php",
            "ne",
            "gt",
            "gte",
            "lt",
            "lte",
            "in",
            "nin",
            "regex",
            "exists",
            "uid",
            "cn",
            "objectclass",
            "count",
            "position",
            "string",
            "length",
            "contains",
            "text",
            "location",
            "set-cookie",
            "content-type",
            "error",
            "warn",
            "info",
            "debug",
            "fatal",
            "o",
            "a",
            "s",
            "database",
            "version",
            "java",
            "lang",
            "runtime",
            "getruntime",
            "t",
            "new",
            "require",
            "child_process",
            "process",
            "constructor",
            "true",
            "false");

    private Masked() {}

    /** At most 64 characters from a place of a text on. */
    public static String of(String text, int from) {
        StringBuilder shown = new StringBuilder(MOST);
        int i = Math.max(0, from);
        while (i < text.length() && shown.length() < MOST) {
            char c = text.charAt(i);
            int end = i;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                String word = text.substring(i, end);
                shown.append(
                        end - i <= 16 && KEPT.contains(word.toLowerCase(Locale.ROOT)) ? word : String.valueOf(MASK));
                i = end;
            } else {
                shown.append(
                        c == '\n'
                                ? "\\n"
                                : c == '\r' ? "\\r" : c < ' ' || c >= 0x7f ? String.valueOf(MASK) : String.valueOf(c));
                i++;
            }
        }
        return shown.length() <= MOST ? shown.toString() : shown.substring(0, MOST);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
