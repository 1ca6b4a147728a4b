package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passwords that people tell each other: {@code the password is …}, {@code password for bob: …}, {@code with password `…`}. What stands there
 * counts only where it looks drawn by lot, since most such sentences are about passwords in general.
 */
final class Sentences {
    private static final Pattern TOLD = Pattern.compile(
            "(?i)(?<![\\p{L}\\w.\\-])(pass(?:word|phrase|code|wd)|pwd|pw)\\b(?:(?:\\s(?:for|of)\\s[\\w.@-]{1,40})?(?:(\\s(?:is|was)\\b)\\s{0,3}[:=]?|\\s?:)\\s{0,3}[\"'`(]?|\\s{1,3}[\"'`])([^\\s\"'`]{6,60})");
    /** A name and its password, written as what they are called before them is: {@code id/pw: bob/…}, {@code Credentials: bob / …}. */
    private static final Pattern PAIRED = Pattern.compile(
            "(?i)(?<![\\p{L}\\w.\\-])(?:(?:id|user|username|login|account)\\s?[/,:]\\s?(pw|pwd|pass|passwd|password)|(?:default\\s|admin\\s)?(credentials?))\\b[\\s\\w()]{0,20}(?:->|[:=(|\\s-])\\s{0,3}[`\"']?[\\w.@-]{2,40}[`\"']?\\s?[/,:|]\\s?[`\"']?([^\\s`\"'/,()]{6,60})");

    /** A header with a key, as requests are shown. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?:^|[\"'`\\s])([\\w-]{0,60}(?:key|token|secret))\\s?:\\s?([\\w\\-.+/=~]{16,200})(?=[\"'`\\s\\\\]|$)");

    /** A variable that is set before a command, or in a file that is shown. */
    private static final Pattern VARIABLE = Pattern.compile(
            "(?:^|[\\s`>;])([A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){0,6})=([^\\s\"'`;&|<>]{6,200})(?=[\\s`;&|<]|$)");

    private static final int MIN_LENGTH = 8;
    private static final int MIN_CHANGES = 3;
    /** Of how many kinds of characters one is where it may be an example of a setting. */
    private static final int EXAMPLE_CLASSES = 3;

    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*");

    private Sentences() {}

    /** All in a line. */
    static List<Assignment> in(String line, FileKind kind) {
        if (!mayTell(line)) {
            return List.of();
        }
        List<Assignment> found = new ArrayList<>();
        Matcher matcher = TOLD.matcher(line);
        while (matcher.find()) {
            String value = matcher.group(3).replaceAll("[.,;:)\\]]+$", "");
            boolean said = matcher.group(2) != null || kind != FileKind.PROSE;
            if (isDrawn(value) && Values.classes(value) >= (said ? 2 : EXAMPLE_CLASSES)) {
                found.add(new Assignment(matcher.group(1), value, matcher.start(3), Kind.PASSWORD, false));
            }
        }
        return found;
    }

    /** Those that stand beside a name, in a line that says what both are. */
    static List<Assignment> paired(String line) {
        if (!mayTell(line)) {
            return List.of();
        }
        List<Assignment> found = new ArrayList<>();
        Matcher pair = PAIRED.matcher(line);
        while (pair.find()) {
            String value = pair.group(3).replaceAll("[.,;:)\\]]+$", "");
            if (isDrawn(value)) {
                String name = pair.group(1) == null ? pair.group(2) : pair.group(1);
                found.add(new Assignment(name, value, pair.start(3), Kind.PASSWORD, false));
            }
        }
        return found;
    }

    /** Keys in headers and variables of shells, in a line that shows how something is called. */
    static List<Assignment> shown(String line) {
        List<Assignment> found = new ArrayList<>();
        if (line.indexOf(':') >= 0) {
            shown(HEADER.matcher(line), found);
        }
        if (line.indexOf('=') >= 0) {
            shown(VARIABLE.matcher(line), found);
        }
        return found;
    }

    private static void shown(Matcher each, List<Assignment> found) {
        while (each.find()) {
            String value = each.group(2);
            SecretName name = SecretName.of(each.group(1));
            if (name == SecretName.PASSWORD ? isDrawn(value) : name == SecretName.KEY || name == SecretName.MADE_UP) {
                Values.judge(name, each.group(1), value, FileKind.PROSE, true)
                        .ifPresent(kind -> found.add(new Assignment(each.group(1), value, each.start(2), kind, false)));
            }
        }
    }

    /** Whether there is anything that its words begin with. */
    private static boolean mayTell(String line) {
        for (int i = 0; i + 1 < line.length(); i++) {
            char next = line.charAt(i + 1);
            char c = line.charAt(i);
            if ((c | ' ') == 'p' && ((next | ' ') == 'a' || (next | ' ') == 'w')
                    || (c | ' ') == 'c' && (next | ' ') == 'r') {
                return true;
            }
        }
        return false;
    }

    private static boolean isDrawn(String value) {
        return value.length() >= MIN_LENGTH
                && value.chars().anyMatch(Character::isLetter)
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F && "<>(){}[]/\\".indexOf(c) < 0)
                && Values.changes(value) >= MIN_CHANGES
                && !Values.isIdentifier(value)
                && !DATE.matcher(value).matches()
                && !Placeholders.isOne(value)
                && !Placeholders.isOfWordsAndNumbers(value);
    }
}
