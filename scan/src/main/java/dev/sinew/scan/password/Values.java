package dev.sinew.scan.password;

import dev.sinew.scan.rules.Entropy;
import dev.sinew.scan.rules.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value is what its name says: a password, or a key that was drawn by lot. */
public final class Values {
    private static final int MAX_PASSWORD = 200;
    private static final int MAX_KEY = 600;
    /** A key of the shortest kind in use has 96 bits in base64. */
    private static final int MIN_KEY = 16;

    private static final int MIN_MADE_UP = 10;
    private static final int MIN_SHORT_KEY = 10;
    private static final int LETTERS_IN_A_WORD = 4;

    private static final double KEY_ENTROPY = 3.5;
    /** Of letters alone, whose case changes at about every other one. */
    private static final double LETTERS_ENTROPY = 3.2;

    private static final double HEX_ENTROPY = 3.0;
    /** Words joined as programs join them: names of fields, keys of texts, classes. */
    private static final Pattern NAME = Pattern.compile("[#.@$]?[\\p{L}]+(?:[._:/#\\- ]+[\\p{L}]+)*[.:?*!]*");

    private static final Pattern FORMATTED = Pattern.compile(
            "%[sdxv]|%\\(\\w+\\)s|\\[[^\\]]*(?:a-z|A-Z|0-9)[^\\]]*]|\\{\\w*}|\\(\\?|\\[\\^|\\\\[dwsbSW]|</|/>|&\\w+;");
    /** The version of a package, or an address in numbers. */
    private static final Pattern VERSION = Pattern.compile("[~^>=<v ]*\\d{1,4}(?:\\.\\d{1,6}){2,3}(?:-[\\w.]+)?");

    /** A moment, as ISO 8601 writes it. */
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(?::\\d{2})?[\\d.,:Z+\\- ]*");

    /** A variable as shells and programs put it into a text. */
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");

    private static final String BETWEEN_WORDS = "-_.:/,;({[";
    /** A digit within a word: identifiers have theirs behind it, but for a few that are abbreviations. */
    private static final Pattern DIGIT_WITHIN = Pattern.compile("\\p{L}\\d+\\p{Ll}");

    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?i)k8s|i18n|l10n|a11y|e2e|b2b|b2c|p2p|m2m|r2dbc|h2c|v\\d+(?:alpha|beta)?|utf8mb|md5|sha\\d+|oauth\\d|base\\d+|x509|\\d+(?:x|st|nd|rd|th|bit|kb|mb|d)(?![a-z])|2fa|\\d+to|to\\d+|oauth2|s3");
    /** Letters, and what an abbreviation became, behind which a word begins. */
    private static final Pattern CAMEL_CASE = Pattern.compile("(?:\\p{L}+|-\\p{Lu}\\p{L}*)(?:-(?:\\p{Lu}\\p{L}*)?)*");

    private static final Pattern DOTTED_NAME =
            Pattern.compile("(?:[A-Za-z_$][\\w$]*[.:/\\\\-])+(?:[A-Za-z_$][\\w$]*|\\d{1,3})");
    /** Words with capitals and a year or the like behind them, as people make up. */
    private static final Pattern MADE_UP_OF_WORDS = Pattern.compile("\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)+\\d{2,4}");
    /** Words in capitals, the last one without a number: {@code AUTH_PBKDF2_SPEEDY_KEY}, {@code _RPC_KEY_PASSWORD}. */
    private static final Pattern CONSTANT = Pattern.compile("_{0,2}[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_[A-Z]{2,}");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final int MIN_PHRASE = 20;
    private static final Pattern PHRASE = Pattern.compile("[A-Za-z]+(?:[_-][A-Za-z]+){4,}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,38}[A-Za-z0-9]");
    private static final Pattern KEY = Pattern.compile("[ -~]+");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    private static final int SEALED = 200;

    private Values() {}

    /** What the value of a name is; nothing where it is no secret. */
    static Optional<Kind> judge(SecretName name, String written, String read, FileKind file, boolean quoted) {
        String value = unescaped(read);
        if (file.isStore() && name == SecretName.PASSWORD) {
            boolean asked = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            return asked || Placeholders.isEmptyOrReference(value) ? Optional.empty() : Optional.of(Kind.PASSWORD);
        }
        boolean unfilled = file == FileKind.PROFILE && name == SecretName.PASSWORD
                ? Placeholders.isUnfilled(value)
                : Placeholders.isOne(value);
        if (unfilled || value.equalsIgnoreCase(written) && !isValueOfVariable(written, value, file)) {
            return Optional.empty();
        }
        if (isLongerName(written, value)
                || written.endsWith("." + value)
                || isTranslation(written, value, file)
                || isOfPalau(written, value)
                || MOMENT.matcher(value).matches()) {
            return Optional.empty();
        }
        if (name == SecretName.PASSWORD && value.equalsIgnoreCase(written)) {
            return Optional.of(Kind.PASSWORD);
        }
        return switch (name) {
            case NONE -> Optional.empty();
            case PASSWORD -> isPassword(value, file, quoted) ? Optional.of(Kind.PASSWORD) : Optional.empty();
            case KEY ->
                isKey(value, file.isSettings()) || isShortKey(value) ? Optional.of(Kind.GENERIC) : Optional.empty();
            case MADE_UP ->
                isKey(value, file.isSettings())
                                || isShortKey(value)
                                || file.isSettings() && isMadeUp(value, file, quoted)
                                || file.isProgram() && quoted && isPhrase(value)
                        ? Optional.of(Kind.GENERIC)
                        : Optional.empty();
            case LOGIN -> Login.isOne(value) ? Optional.of(Kind.PASSWORD) : Optional.empty();
        };
    }

    /** A word for password in another language, as labels of fields have. */
    private static boolean isTranslation(String written, String value, FileKind file) {
        return file.isProgram()
                && !value.equalsIgnoreCase(written)
                && Character.isUpperCase(value.charAt(0))
                && value.chars().allMatch(Character::isLetter)
                && SecretName.of(value) == SecretName.PASSWORD;
    }

    /** In lists by country {@code PW} is one. */
    private static boolean isOfPalau(String written, String value) {
        return written.equals("PW") && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A variable is given a text, which is its own name in small letters: variables are looked up in capitals, so that the text is the value. */
    private static boolean isValueOfVariable(String written, String value, FileKind file) {
        return file.isSettings()
                && written.indexOf('_') > 0
                && written.equals(written.toUpperCase(Locale.ROOT))
                && value.equals(written.toLowerCase(Locale.ROOT));
    }

    /** A value that begins with its name, which has words, and goes on in letters: what something is called that goes with it. */
    private static boolean isLongerName(String written, String value) {
        return value.length() > written.length()
                && value.regionMatches(true, 0, written, 0, written.length())
                && SecretName.words(written).size() > 1
                && NAME.matcher(value).matches();
    }

    /** Text of properties and programs may be written in numbers of characters. */
    private static String unescaped(String value) {
        return ESCAPE.matcher(value).replaceAll(each -> {
            char c = (char) Integer.parseInt(each.group(1), 16);
            return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
        });
    }

    /** What stands between the end of one text of a program and the beginning of the next. */
    private static boolean isProgramText(String value) {
        return ")+,;:?&|=]}".indexOf(value.charAt(0)) >= 0 && value.chars().anyMatch(c -> "(){};,".indexOf(c) >= 0);
    }

    /** Whether a text of a program looks like a password by itself. */
    public static boolean isChosen(String value) {
        return isPassword(value, FileKind.CODE, true) && !isCamelCase(value);
    }

    private static boolean isPassword(String value, FileKind file, boolean quoted) {
        if (value.length() < 4
                || value.length() > MAX_PASSWORD
                || value.chars().anyMatch(c -> c <= ' ' || isIdeograph(c))) {
            return false;
        }
        if (value.contains("://")
                || value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("../")
                || VERSION.matcher(value).matches()
                || FORMATTED.matcher(value).find()
                || file.hasVariables() && hasVariable(value)) {
            return false;
        }
        if (file.isSettings()) {
            return (file == FileKind.PROFILE || !isOwnName(value))
                    && !isForeignWord(value)
                    && (quoted || !isExpression(value));
        }
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean special = value.chars().anyMatch(c -> !Character.isLetterOrDigit(c));
        return value.length() >= 6
                && (digit || special)
                && !isProgramText(value)
                && !Placeholders.isNumbered(value)
                && (file != FileKind.PROSE || classes(value) >= 3)
                && !NAME.matcher(value).matches()
                && !isIdentifier(value)
                && classes(value) >= 2;
    }

    /**
     * Whether something is put in where a dollar stands. What follows the only one within a word, or the only two, and has a digit within it itself, is no
     * variable's name.
     */
    private static boolean hasVariable(String value) {
        java.util.regex.Matcher variable = VARIABLE.matcher(value);
        if (!variable.find()) {
            return false;
        }
        int dollars = variable.start();
        while (dollars > 0 && value.charAt(dollars - 1) == '$') {
            dollars--;
        }
        char before = dollars > 0 ? value.charAt(dollars - 1) : ' ';
        boolean within = Character.isLetterOrDigit(before)
                || dollars < variable.start() && before > ' ' && BETWEEN_WORDS.indexOf(before) < 0;
        return !within
                || !DIGIT_WITHIN.matcher(variable.group()).find()
                || value.indexOf('$') != dollars
                || value.lastIndexOf('$') != variable.start();
    }

    /** Names joined by dots and the like, as programs call things, and those of constants. */
    static boolean isIdentifier(String value) {
        return CONSTANT.matcher(value).matches()
                || DOTTED_NAME.matcher(value).matches()
                        && !MADE_UP_OF_WORDS.matcher(value).matches()
                        && !DIGIT_WITHIN
                                .matcher(ABBREVIATION.matcher(value).replaceAll("-"))
                                .find();
    }

    /**
     * Words joined by capitals, as {@code goToMeetingOAuth2Api}: at least four letters a word, and no digits but in abbreviations and versions. What is drawn
     * changes its case at every other letter.
     */
    public static boolean isCamelCase(String value) {
        String words = ABBREVIATION.matcher(value).replaceAll("-");
        return value.chars().allMatch(Character::isLetterOrDigit)
                && CAMEL_CASE.matcher(words).matches()
                && SecretName.words(words).size() * LETTERS_IN_A_WORD <= value.length();
    }

    /** A word, or some, with letters that English lacks: what something is called in another language. */
    private static boolean isForeignWord(String value) {
        return value.chars().anyMatch(c -> c > 0x7F && Character.isLetter(c))
                && NAME.matcher(value.replaceAll("\\d+$", "")).matches();
    }

    /** Long enough for a secret, with a digit, and nothing that a program may be called. */
    private static boolean isMadeUp(String value, FileKind file, boolean quoted) {
        return value.length() >= MIN_MADE_UP
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && !isIdentifier(value)
                && !Placeholders.isNumbered(value)
                && isPassword(value, file, quoted);
    }

    /** Many words in a row without a space, as people write what nobody is to guess; names of things have fewer. */
    private static boolean isPhrase(String value) {
        return value.length() >= MIN_PHRASE
                && PHRASE.matcher(value).matches()
                && SecretName.of(value) == SecretName.NONE;
    }

    /**
     * Whether a word is a password, as who writes a program says it beside the name of a user: not what a field is called, and nothing that a
     * program is told to look up.
     */
    static boolean isWordOfLogin(String written, String value) {
        return WORD.matcher(value).matches()
                && !Placeholders.isOne(value)
                && !value.equalsIgnoreCase(written)
                && !isLongerName(written, value)
                && SecretName.of(value) == SecretName.NONE;
    }

    /** In writing that has neither spaces nor cases, a sentence looks like a word. */
    private static boolean isIdeograph(int c) {
        return c > 0x7F && Character.isLetter(c) && !Character.isUpperCase(c) && !Character.isLowerCase(c);
    }

    /** A text such as {@code login.password} or {@code new_password}: what a field is called, in words that all lead to one. */
    private static boolean isOwnName(String value) {
        return value.chars().anyMatch(c -> "._-: ".indexOf(c) >= 0)
                && NAME.matcher(value).matches()
                && SecretName.of(value) != SecretName.NONE;
    }

    private static boolean isExpression(String value) {
        return value.startsWith("$(")
                || value.endsWith("(")
                || value.endsWith("{")
                || value.endsWith("[")
                || value.endsWith("|")
                || value.equals(">-");
    }

    /** Drawn by lot: long enough, of several kinds of characters that change often, or hexadecimal. */
    private static boolean isKey(String value, boolean settings) {
        if (value.length() < MIN_KEY || value.length() > MAX_KEY || value.contains("://") || isSealed(value)) {
            return false;
        }
        if (HEX.matcher(value).matches()) {
            return value.length() >= (settings ? MIN_KEY : 20)
                    && Entropy.of(value) >= HEX_ENTROPY
                    && value.chars().anyMatch(Character::isDigit);
        }
        if (!settings && isProgramText(value)) {
            return false;
        }
        boolean spaced = value.indexOf(' ') >= 0;
        if (!KEY.matcher(value).matches() || spaced && (classes(value) < 4 || Entropy.of(value) < 4.5)) {
            return false;
        }
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean letter = value.chars().anyMatch(Character::isLetter);
        boolean drawn = digit
                ? letter && changes(value) * (settings ? 6 : 5) >= value.length()
                : settings && changes(value) * 2 >= value.length();
        return drawn
                && Entropy.of(value) >= (digit ? KEY_ENTROPY : LETTERS_ENTROPY)
                && !value.startsWith("/")
                && !isIdentifier(value)
                && !isCamelCase(value)
                && !FORMATTED.matcher(value.replace("{", "")).find();
    }

    /** What only a cluster can open, as Sealed Secrets writes it: a length of two bytes, and what is encrypted. */
    private static boolean isSealed(String value) {
        return value.length() > SEALED && value.startsWith("Ag");
    }

    /** Shorter than keys are, but with capitals, small letters and digits that change at every other one: no word is written so. */
    private static boolean isShortKey(String value) {
        return value.length() >= MIN_SHORT_KEY
                && value.length() < MIN_KEY
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F && "(){}[]<>;,\\:/".indexOf(c) < 0)
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase)
                && changes(value) * 2 > value.length()
                && !isIdentifier(value)
                && !isCamelCase(value)
                && !FORMATTED.matcher(value).find();
    }

    /** How often the kind of character changes. In words it hardly does; in what was drawn, at about every other character. */
    static int changes(String value) {
        int changes = 0;
        for (int i = 1; i < value.length(); i++) {
            if (classOf(value.charAt(i)) != classOf(value.charAt(i - 1))) {
                changes++;
            }
        }
        return changes;
    }

    /** How many kinds of characters are in it: digits, upper case, lower case, others. */
    static int classes(String value) {
        int all = 0;
        for (int i = 0; i < value.length(); i++) {
            all |= 1 << classOf(value.charAt(i));
        }
        return Integer.bitCount(all);
    }

    private static int classOf(char c) {
        if (Character.isDigit(c)) {
            return 0;
        }
        if (Character.isUpperCase(c)) {
            return 1;
        }
        return Character.isLetter(c) ? 2 : 3;
    }
}
