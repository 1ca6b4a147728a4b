package dev.sinew.scan.password;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that stand for a secret, or are none: what documentation shows, what is filled in later, what a program looks up. */
public final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "secret",
            "token",
            "key",
            "apikey",
            "changeme",
            "changeit",
            "change_me",
            "change-me",
            "example",
            "sample",
            "dummy",
            "fake",
            "test",
            "testing",
            "tests",
            "placeholder",
            "redacted",
            "removed",
            "hidden",
            "masked",
            "none",
            "null",
            "nil",
            "undefined",
            "empty",
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "string",
            "str",
            "text",
            "object",
            "integer",
            "number",
            "boolean",
            "any",
            "required",
            "optional",
            "default",
            "value",
            "todo",
            "tbd",
            "fixme",
            "your",
            "yours",
            "foo",
            "bar",
            "baz",
            "foobar",
            "abc",
            "username",
            "user",
            "prompt",
            "ask",
            "input",
            "env",
            "vault",
            "file",
            "plain",
            "basic",
            "bearer",
            "disabled",
            "enabled",
            "unknown",
            "auto",
            "mypassword",
            "mysecret",
            "yourpassword",
            "secretkey",
            "hash",
            "salt",
            "credentials",
            "login",
            "query",
            "header",
            "body",
            "n/a",
            "private",
            "public");
    /** That there is none. */
    private static final Set<String> ABSENT = Set.of(
            "none",
            "null",
            "nil",
            "undefined",
            "empty",
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "prompt",
            "ask",
            "changeit",
            "disabled");

    /** What a value says of itself. */
    private static final List<String> DESCRIBED = List.of("example", "dummy", "fake", "sample");
    /** What asks a reader to put something else. */
    private static final List<String> PARTS = List.of(
            "changeme",
            "change_me",
            "change-me",
            "placeholder",
            "your_",
            "your-",
            "yourpass",
            "<your",
            "redacted",
            "insert_",
            "insert-",
            "change-this",
            "change_this",
            "changethis",
            "replace",
            "xxxx",
            "my_secret",
            "todo",
            "put your",
            "notreal",
            "not-real",
            "not_real",
            "....",
            "****",
            "••",
            "…");

    private static final List<String> SEQUENCES = List.of(
            "0123456789", "1234567890", "abcdefghij", "abcdef0123", "0123456789abcdef", "abcd1234abcd", "qwertyuiop");

    /** What a template, a shell or a build puts something else for. */
    private static final Pattern HOLE =
            Pattern.compile("[$#]\\{[\\w.:\\-\\[\\]()'\"/ ]*}|\\$\\([\\w ./\\-]+\\)|\\{\\{[^{}]*}}|<%[^%]*%>|^\\$\\{");

    private Placeholders() {}

    /** Whether a password or a value of a setting stands for another. */
    public static boolean isOne(String value) {
        return isEmptyOrReference(value) || isOfWords(value) || isMadeUp(value);
    }

    /** Whether there is nothing, or something that is put in later. */
    static boolean isEmptyOrReference(String value) {
        String low = value.strip().toLowerCase(Locale.ROOT);
        return low.isEmpty() || isReference(low);
    }

    /** Whether it is one of the words for what stands there, with numbers behind it. */
    static boolean isNumbered(String value) {
        String word = value.toLowerCase(Locale.ROOT).replaceAll("\\d+$", "");
        return !word.isEmpty() && WORDS.contains(word);
    }

    /** Whether it consists of words for what stands there, and of nothing else. */
    private static boolean isOfWords(String value) {
        String low = value.strip().toLowerCase(Locale.ROOT);
        return WORDS.contains(low)
                || SecretName.words(value).stream().allMatch(WORDS::contains) && low.matches("[a-z_\\- .]+");
    }

    /** Whether it is written so that nobody takes it for a real one. */
    public static boolean isMadeUp(String value) {
        String low = value.toLowerCase(Locale.ROOT);
        return DESCRIBED.stream().anyMatch(low::contains) || isAsked(low);
    }

    /** Whether there is no value even where a program runs with it: a reference, a word for there being none, or a request to fill it in. */
    static boolean isUnfilled(String value) {
        String low = value.strip().toLowerCase(Locale.ROOT);
        return isEmptyOrReference(value) || ABSENT.contains(low) || isAsked(low);
    }

    private static boolean isAsked(String low) {
        return PARTS.stream().anyMatch(low::contains)
                || low.length() >= 12 && SEQUENCES.stream().anyMatch(low::contains)
                || distinct(low) < 3;
    }

    private static long distinct(String text) {
        return text.chars().distinct().limit(3).count();
    }

    /** A variable, a template's hole, a call, something that is looked up. */
    private static boolean isReference(String low) {
        char first = low.charAt(0);
        char last = low.charAt(low.length() - 1);
        return HOLE.matcher(low).find()
                || first == '$'
                        && low.substring(1)
                                .chars()
                                .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '.')
                        && !low.startsWith("$2")
                || first == '%' && last == '%'
                || first == '<' && last == '>'
                || first == '[' && last == ']'
                || first == '{' && last == '}' && low.length() < 40
                || first == '@' && last == '@'
                || low.startsWith("!")
                        && (low.startsWith("!ref")
                                || low.startsWith("!sub")
                                || low.startsWith("!vault")
                                || low.startsWith("!env"))
                || low.startsWith("enc(")
                || low.startsWith("enc[")
                || low.startsWith("env:")
                || low.startsWith("vault:")
                || low.startsWith("arn:aws")
                || low.startsWith("process.env")
                || low.startsWith("os.environ")
                || isCall(low);
    }

    /** {@code name(…)} and {@code name.name}: an expression. */
    private static boolean isCall(String low) {
        int open = low.indexOf('(');
        return open > 0
                && low.indexOf(')', open) > 0
                && low.substring(0, open)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':');
    }
}
