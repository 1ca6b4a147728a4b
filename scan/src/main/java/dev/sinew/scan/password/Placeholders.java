package dev.sinew.scan.password;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that stand for a secret, or are none: what documentation shows, what is filled in later, what a program looks up. */
public final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "psw",
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
            "userid",
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
            "not",
            "needed",
            "unused",
            "ignored",
            "hash",
            "salt",
            "credentials",
            "login",
            "query",
            "header",
            "body",
            "n/a",
            "private",
            "public",
            // How letters are written, beside which names of fields stand, too
            "latin",
            "utf",
            "ascii",
            "base");
    /** What files of keys are called, whose passwords examples name after them. */
    private static final Set<String> STORES = Set.of("keystore", "truststore", "store", "database", "db");
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
    private static final List<String> DESCRIBED = List.of("example", "dummy", "fake", "sample", "anonymous", "testkey");
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
            "xxxxxxxx",
            "my_secret",
            "todo",
            "put your",
            "please",
            "notreal",
            "not-real",
            "not_real",
            "....",
            "****",
            "••",
            "…");

    private static final int MIN_TURNS = 3;
    private static final int SHORT = 4;
    private static final int LONG = 120;
    /** Longer than people choose: dots within stand for what was left out. */
    private static final int MIN_CUT = 24;

    private static final List<String> SEQUENCES = List.of(
            "0123456789", "1234567890", "abcdefghij", "abcdef0123", "0123456789abcdef", "abcd1234abcd", "qwertyuiop");

    /** What a template, a shell or a build puts something else for. */
    private static final Pattern HOLE =
            Pattern.compile("[$#]\\{[\\w.:\\-\\[\\]()'\"/ ]*}|\\$\\([\\w ./\\-]+\\)|\\{\\{[^{}]*}}|<%[^%]*%>|^\\$\\{");

    /** Before a word for what stands there: whose it is, in an example. */
    private static final Pattern WHOSE = Pattern.compile("(?:the|my|your|some|our|this|an?)[ _.-]?(.+)");
    /** The value that is taken where a variable has none, as shells, stacks and Spring write it. */
    private static final Pattern FALLBACK =
            Pattern.compile("\\$\\{[\\w.\\-]{1,80}(?::?[-=]|:)([^?+${}\\s][^${}]{0,200})}");

    /** A login at a host, of which neither the user nor the host is anybody's. */
    private static final Pattern LOGIN_OF_NOBODY = Pattern.compile(
            "(?:[a-z][a-z0-9+.\\-]{1,20}://)?(?:user|username|usr|login|name|foo):\\S{1,60}@(?:host|hostname|server|domain|x)(?:[:/]\\S*)?");
    /** A comparison of JavaScript; digits of base32 are filled with such signs behind the last one alone. */
    private static final Pattern COMPARISON = Pattern.compile("[\\w)\\]]\\s?[!=]==\\s?[\\w\"'$(]");

    /** Words with signs between them, in small letters, with numbers as words of their own. */
    private static final Pattern SMALL_WORDS = Pattern.compile("[a-z]+(?:[-_.](?:[a-z]+|\\d+))*");

    /** How addresses write the signs of ASCII. */
    private static final Pattern ESCAPED = Pattern.compile("%(?:2[0-9a-fA-F]|3[a-fA-F]|40|5[b-fB-F]|60|7[b-eB-E])");

    private static final List<String> WHAT_IT_IS = List.of("password", "passwd", "passphrase", "secret", "token");
    /** The field of something, called by what it holds, as programs read it: {@code parsed.password}. */
    private static final Pattern FIELD =
            Pattern.compile("[a-z_$][\\w$]*(?:\\.[a-z_$][\\w$]*){0,5}\\.(?:password|passwd|pwd|passphrase)");
    /** How a cipher is written with its mode and how it fills blocks, which programs give to what encrypts passwords. */
    private static final Pattern CIPHER = Pattern.compile("\\w{2,20}/\\w{2,10}/[\\w-]{2,60}padding");

    private Placeholders() {}

    /** The value itself, or what it is where the variable that it names is not set. */
    static String orFallback(String value) {
        Matcher matcher = FALLBACK.matcher(value);
        return matcher.matches() ? matcher.group(1) : value;
    }

    /** Whether it has nothing but words for what stands there, and numbers. */
    static boolean isOfWordsAndNumbers(String value) {
        return SecretName.words(value).stream()
                .map(word -> word.replaceAll("^\\d+|\\d+$", ""))
                .allMatch(word -> word.isEmpty() || WORDS.contains(word) || STORES.contains(word));
    }

    /** Whether it is called what it is, in words alone: {@code wrong-secret}. In a program that may be one; who writes documentation means none. */
    public static boolean isCalledSo(String value) {
        return WHAT_IT_IS.stream().anyMatch(value::contains)
                && SMALL_WORDS.matcher(value).matches();
    }

    /** Whether anything in it says what it is: an example is given so that it can be told from a real one. */
    static boolean speaksOfItself(String value) {
        String first = value.strip().split("\\s", 2)[0];
        String low = first.toLowerCase(Locale.ROOT);
        return WHAT_IT_IS.stream().anyMatch(low::contains)
                || SecretName.words(first).stream().anyMatch(word -> word.length() > 3 && WORDS.contains(word));
    }

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

    /** Whether a part of an address, in which signs may be written as numbers, has neither a letter nor a digit: such are there to be parsed. */
    public static boolean isOfSigns(String part) {
        return ESCAPED.matcher(part).replaceAll("").chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Whether it consists of words for what stands there, and of nothing else. */
    private static boolean isOfWords(String value) {
        String low = value.strip().toLowerCase(Locale.ROOT);
        Matcher whose = WHOSE.matcher(low);
        return WORDS.contains(low)
                || whose.matches() && WORDS.contains(whose.group(1))
                || SecretName.words(value).stream().allMatch(WORDS::contains) && low.matches("[a-z_\\- .]+");
    }

    /** Whether it is written so that nobody takes it for a real one. */
    public static boolean isMadeUp(String value) {
        String low = value.toLowerCase(Locale.ROOT);
        return says(low, DESCRIBED)
                || isAsked(low)
                || isPlace(value, low)
                || low.endsWith("...")
                || low.length() >= MIN_CUT && low.contains("...")
                || counts(low)
                || LOGIN_OF_NOBODY.matcher(low).matches()
                || COMPARISON.matcher(low).find();
    }

    /** Words that say that something goes here: {@code PutYourKeyHere}. */
    private static boolean isPlace(String value, String low) {
        return low.endsWith("here")
                && low.length() < 60
                && low.chars().noneMatch(Character::isDigit)
                && SecretName.words(value).size() > 1
                && SecretName.words(value).getLast().equals("here");
    }

    /** Whether there is no value even where a program runs with it: a reference, a word for there being none, or a request to fill it in. */
    static boolean isUnfilled(String value) {
        String low = value.strip().toLowerCase(Locale.ROOT);
        return isEmptyOrReference(value) || ABSENT.contains(low) || isAsked(low);
    }

    /** Whether one of some words stands in it. Of those of four letters, any is somewhere in what is drawn if that is long enough. */
    private static boolean says(String low, List<String> words) {
        for (String each : words) {
            if ((each.length() > SHORT || low.length() <= LONG) && low.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAsked(String low) {
        return says(low, PARTS)
                || low.length() >= 12 && SEQUENCES.stream().anyMatch(low::contains)
                || distinct(low) < 3;
    }

    /** Whether its letters are the first of the alphabet and its digits count, by turns: {@code abc123def456}. */
    private static boolean counts(String low) {
        char letter = 'a';
        char digit = '1';
        int turns = 0;
        for (int i = 0; i < low.length(); i++) {
            char c = low.charAt(i);
            if (c != letter && c != digit) {
                return false;
            }
            turns += i > 0 && Character.isDigit(c) != Character.isDigit(low.charAt(i - 1)) ? 1 : 0;
            letter += (char) (c == letter ? 1 : 0);
            digit = c != digit ? digit : c == '9' ? '0' : (char) (digit + 1);
        }
        return turns >= MIN_TURNS;
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
                        && low.substring(low.startsWith("$$") ? 2 : 1)
                                .chars()
                                .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '.')
                        && !low.startsWith("$2")
                || first == '%' && last == '%'
                || first == '<' && last == '>'
                || first == '[' && last == ']'
                || first == '(' && last == ')' && isWorded(low.substring(1, low.length() - 1))
                || first == '{' && last == '}' && (low.length() < 40 || low.indexOf('(') > 0)
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
                || FIELD.matcher(low).matches()
                || CIPHER.matcher(low).matches()
                || isCall(low);
    }

    private static boolean isWorded(String text) {
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-');
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
