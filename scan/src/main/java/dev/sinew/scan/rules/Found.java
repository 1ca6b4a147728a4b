package dev.sinew.scan.rules;

/**
 * What a rule found, as allow lists and filters look at it.
 *
 * @param rule the rule's id
 * @param description what the rule says it is
 * @param path the file
 * @param commit the commit that brought it, empty for files on disk
 * @param secret the secret
 * @param match all that the pattern matched
 * @param line the line that it begins in
 */
public record Found(
        String rule, String description, String path, String commit, String secret, String match, String line) {
    @Override
    public String toString() {
        return rule + " in " + path;
    }
}
