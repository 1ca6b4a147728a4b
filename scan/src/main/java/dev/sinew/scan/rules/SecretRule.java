package dev.sinew.scan.rules;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one kind of secret looks like.
 *
 * @param id its id within the set
 * @param description what it is, for people
 * @param regex how it is written; without one, the path alone tells
 * @param path which files it can stand in; in all where there is none
 * @param keywords one of which, in any case, must stand near it; without any, the pattern is run over whole files
 * @param secretGroup the group of the pattern that is the secret, or 0: the first group that matched, else all
 * @param entropy how many bits a character of the secret must carry at least, or 0
 * @param tags words; those of {@link Kind} say what kind of secret it is
 * @param allowlists what is none though it looks so
 * @param required what else must be found beside it
 * @param silent whether it only serves rules that require it
 * @param question what its issuer is asked, where somebody wants that
 */
public record SecretRule(
        String id,
        String description,
        Optional<RulePattern> regex,
        Optional<RulePattern> path,
        List<String> keywords,
        int secretGroup,
        double entropy,
        List<String> tags,
        List<Allowlist> allowlists,
        List<Required> required,
        boolean silent,
        Optional<Question> question) {
    /**
     * Another rule that must find something as well, in the same file.
     *
     * @param rule its id
     * @param lines how many lines away at most
     * @param columns how many columns away at most
     */
    public record Required(String rule, int lines, int columns) {
        /** As far as a file goes. */
        public static final int ANYWHERE = Integer.MAX_VALUE;
    }

    /** A rule by itself. */
    public SecretRule(
            String id,
            String description,
            Optional<RulePattern> regex,
            Optional<RulePattern> path,
            List<String> keywords,
            int secretGroup,
            double entropy,
            List<String> tags,
            List<Allowlist> allowlists) {
        this(
                id,
                description,
                regex,
                path,
                keywords,
                secretGroup,
                entropy,
                tags,
                allowlists,
                List.of(),
                false,
                Optional.empty());
    }

    private static final Pattern NEGATED = Pattern.compile("\\[\\^(?:\\\\.|[^\\]\\\\])+\\]");

    public SecretRule {
        keywords = keywords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        tags = List.copyOf(tags);
        allowlists = List.copyOf(allowlists);
        required = List.copyOf(required);
    }

    /** The same with a question. */
    SecretRule asking(Optional<Question> what) {
        return new SecretRule(
                id, description, regex, path, keywords, secretGroup, entropy, tags, allowlists, required, silent, what);
    }

    /** What kind of secret it is, by its tags. */
    public Kind kind() {
        for (Kind each : Kind.values()) {
            if (tags.contains(each.tag())) {
                return each;
            }
        }
        return Kind.SECRET;
    }

    /** Whether the pattern is made to reach over the end of a line: what may be anything but that is not. */
    public boolean spansLines() {
        String text = NEGATED.matcher(regex.map(RulePattern::text).orElse("")).replaceAll("");
        return text.contains("[\\s\\S") || text.contains("[\\w\\W") || text.contains("(?s") || text.contains("\\n");
    }
}
