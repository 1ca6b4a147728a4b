package dev.sinew.engine.inject;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value of a request as an application gets it, or as it would get it if it decoded once more.
 *
 * @param where the part of the request
 * @param name the parameter, header, cookie or field, made harmless for showing
 * @param text at most {@link RequestValues#MOST_CHARACTERS} characters
 * @param signs what it holds, bits of {@link Signs}
 * @param derived whether it is another reading of a value that stands beside it
 */
public record Value(Where where, String name, String text, int signs, boolean derived) {
    private static final Set<String> CODE = Set.of(
            "code",
            "source",
            "sourcecode",
            "snippet",
            "script",
            "sql",
            "statement",
            "program",
            "latex",
            "tex",
            "regex",
            "regexp",
            "pattern",
            "markdown",
            "md",
            "html",
            "css",
            "xslt",
            "cell",
            "command",
            "shell",
            "diff",
            "patch");
    private static final Set<String> TEXTS = Set.of(
            "message",
            "msg",
            "log",
            "logs",
            "line",
            "lines",
            "stack",
            "stacktrace",
            "trace",
            "output",
            "stdout",
            "stderr",
            "console",
            "text",
            "body",
            "content",
            "description",
            "details",
            "comment",
            "notes",
            "note",
            "event",
            "raw",
            "markdown",
            "html",
            "code",
            "error",
            "exception",
            "summary",
            "changelog");
    private static final Pattern SINGLE = Pattern.compile(
            ".{0,40}(?:id|uuid|user|username|firstname|lastname|login|e?mail|phone|city|country|zip|postcode|date|host|hostname|ip|port|filename|lang|language|locale|sort|sortby|order|orderby|currency|amount|quantity|status|role|state|category|type|number)|name");
    private static final int MOST_NAME = 64;

    /** A part of a request. */
    public enum Where {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        FORM,
        JSON,
        MULTIPART,
        XML,
        /** A whole body. */
        BODY,
        /** The name of a JSON member or of a parameter, where names are operators; {@link Value#name} is what it is said of. */
        OPERATOR
    }

    /** A value with a name that may be shown. */
    static Value of(Where where, String name, String text, int signs, boolean derived) {
        return new Value(where, harmless(name), text, signs, derived);
    }

    /** Whether it holds one of these signs. */
    public boolean has(int wanted) {
        return (signs & wanted) != 0 || wanted == Signs.ANY;
    }

    /** Whether it stands in the URL, a header or a cookie: where no application expects documents. */
    public boolean isTerse() {
        return where == Where.PATH || where == Where.QUERY || where == Where.HEADER || where == Where.COOKIE;
    }

    /** Whether its name says that it is code for somebody to read or run. */
    public boolean holdsCode() {
        return CODE.contains(plainName());
    }

    /** Whether its name says that it is what people search for. */
    public boolean isSearch() {
        String plain = plainName();
        return plain.equals("q")
                || plain.equals("query")
                || plain.contains("search")
                || plain.equals("term")
                || plain.equals("text")
                || plain.equals("s")
                || holdsCode();
    }

    /** Whether its name says that it is one short thing: who, which, where, or how to sort. */
    public boolean isSingle() {
        return SINGLE.matcher(plainName()).matches();
    }

    /** Whether its name says that it is a text of many lines. */
    public boolean holdsText() {
        return TEXTS.contains(plainName());
    }

    /** The name in lower case, letters and digits only. */
    public String plainName() {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Whether the text is one of several lines or has a document's marks: a program, a page, a letter, no single value. */
    public boolean isDocument() {
        int lines = 0;
        for (int i = text.indexOf('\n'); i >= 0 && lines < 3; i = text.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines >= 3 || text.contains("```") || text.contains("<pre") || text.contains("<code");
    }

    /** Where the attack stands; says nothing of what it holds. */
    @Override
    public String toString() {
        return "Value[" + where + " " + name + ", " + text.length() + " characters]";
    }

    private static String harmless(String name) {
        int length = Math.min(name.length(), MOST_NAME);
        StringBuilder shown = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean plain = c < 0x7f && Character.isLetterOrDigit(c) || "_-.[]$@:".indexOf(c) >= 0;
            shown.append(plain ? c : '*');
        }
        return shown.toString();
    }
}
