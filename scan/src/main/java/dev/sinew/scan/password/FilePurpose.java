package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file is for, by its path, where that says that a name's value is likely no secret: translations hold what a field is called in another
 * language, examples what a user is to put something else for. In both a secret still counts that looks drawn by lot.
 */
public enum FilePurpose {
    WORK,
    TRANSLATION,
    EXAMPLE,
    /** What people read: who writes of a password there calls it one. */
    DOCUMENTATION;

    private static final int MIN_DRAWN = 8;
    private static final int SCHEMA_WITHIN = 1024;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** Folders that frameworks look for translations in. */
    private static final Pattern FOLDER = Pattern.compile(
            "(?:^|/)(?:i18n|l10n|locales?|langs?|languages?|translations?|nls|intl|res/values(?:-[a-z0-9+-]+)?|[a-z-]+\\.lproj)/");

    /** Java's bundles and the formats of translation tools. */
    private static final Pattern FILE = Pattern.compile(
            "strings\\.xml|(?:messages?|labels?|texts?)(?:_[a-z]{2}(?:_[a-z]{2})?)?\\.properties|.*\\.(?:po|pot|resx|xlf|xliff|arb|ftl|strings)");

    /** A language, perhaps with a country, before the ending. */
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:.*[._-])?([a-z]{2})(?:[_-][a-z]{2,4})?\\.(?:json|ya?ml|properties|php|js|ts)");

    private static final Pattern SAMPLE =
            Pattern.compile("(?:.*[._-])?(?:examples?|samples?|template|tmpl|tpl|dist|skel)(?:\\.\\w{1,10})?");

    /** What the file of that path is for. */
    public static FilePurpose of(String path) {
        String low = path.toLowerCase(Locale.ROOT);
        String name = low.substring(low.lastIndexOf('/') + 1);
        if (FOLDER.matcher(low).find() || FILE.matcher(name).matches()) {
            return TRANSLATION;
        }
        var language = LANGUAGE.matcher(name);
        if (language.matches() && LANGUAGES.contains(language.group(1)) && !isModule(name)) {
            return TRANSLATION;
        }
        if (SAMPLE.matcher(name).matches()) {
            return EXAMPLE;
        }
        return FileKind.of(path) == FileKind.PROSE ? DOCUMENTATION : WORK;
    }

    /** What it is for by its name, or by its content: a schema tells by examples what is written. */
    public static FilePurpose of(String path, byte[] content) {
        FilePurpose named = of(path);
        return named == WORK && isSchema(content) ? EXAMPLE : named;
    }

    private static boolean isSchema(byte[] content) {
        String head = new String(
                content, 0, Math.min(content.length, SCHEMA_WITHIN), java.nio.charset.StandardCharsets.ISO_8859_1);
        return head.contains("\"$schema\"") && head.contains("json-schema.org/");
    }

    /** Programs have names such as {@code db.js} and {@code my-io.ts} that are languages by chance. */
    private static boolean isModule(String name) {
        return (name.endsWith(".js") || name.endsWith(".ts") || name.endsWith(".php")) && name.indexOf('.') != 2;
    }

    /** Whether what was found in such a file counts. */
    public boolean keeps(Assignment found) {
        return switch (this) {
            case WORK -> true;
            case DOCUMENTATION -> !Placeholders.isCalledSo(found.value());
            case TRANSLATION -> found.kind() != Kind.PASSWORD || isDrawn(found.value());
            case EXAMPLE ->
                !Placeholders.speaksOfItself(found.value())
                        && (found.kind() != Kind.PASSWORD || isDrawn(found.value()));
        };
    }

    private static boolean isDrawn(String value) {
        return value.length() >= MIN_DRAWN
                && value.chars().allMatch(c -> c > ' ' && c < 0x7F)
                && value.chars().anyMatch(Character::isDigit)
                && Values.classes(value) > 2
                && !Placeholders.isOfWordsAndNumbers(value);
    }
}
