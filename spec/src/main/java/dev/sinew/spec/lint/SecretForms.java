package dev.sinew.spec.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are told by their form. Patterns are bounded, so that any text takes time in proportion to its length. */
final class SecretForms {
    /**
     * A secret in a text.
     *
     * @param kind what it is
     * @param masked its first letters
     * @param certain whether nothing else has this form
     */
    record Secret(String kind, String masked, boolean certain) {}

    /** What a form of secret is called, a part that all of its kind have, and what it looks like. */
    private record Form(String kind, String part, Pattern pattern, boolean certain) {
        static Form of(String kind, String part, String pattern) {
            return new Form(kind, part, Pattern.compile(pattern), true);
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of(
                    "private key",
                    "PRIVATE KEY-",
                    "-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----[\\s\\\\nr]{1,4}[A-Za-z0-9+/=]{40}"),
            Form.of("AWS access key", "AKIA", "\\bAKIA[A-Z2-7]{16}\\b"),
            Form.of("AWS session key", "ASIA", "\\bASIA[A-Z2-7]{16}\\b"),
            Form.of("GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
            Form.of("GitHub token", "github_pat_", "\\bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\\b"),
            Form.of("GitLab token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20}\\b"),
            Form.of("Slack token", "xox", "\\bxox[abpr]-[0-9]{9,14}-[0-9]{9,14}-[A-Za-z0-9-]{20,80}"),
            Form.of("Stripe key", "k_live_", "\\b[sr]k_live_[A-Za-z0-9]{24,99}\\b"),
            Form.of("Google API key", "AIza", "\\bAIza[A-Za-z0-9_-]{35}\\b"),
            Form.of("SendGrid key", "SG.", "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b"),
            Form.of("npm token", "npm_", "\\bnpm_[A-Za-z0-9]{36}\\b"),
            Form.of("Postman key", "PMAK-", "\\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\\b"),
            new Form(
                    "JSON Web Token",
                    ".eyJ",
                    Pattern.compile(
                            "\\beyJ[A-Za-z0-9_-]{15,4000}\\.eyJ[A-Za-z0-9_-]{15,8000}\\.[A-Za-z0-9_-]{27,4000}"),
                    false));
    private static final Pattern MADE_UP = Pattern.compile(
            "(?i)example|sample|dummy|fake|your|xxxx|0000|1111|1234|abcd|redacted|changeme|placeholder|test");
    private static final int LONGEST = 100_000;
    /** Parts of tokens that documentation shows everywhere. */
    private static final List<String> SHOWN_EVERYWHERE =
            List.of("eyJzdWIiOiIxMjM0NTY3ODkw", "eyJsb2dnZWRJbkFzIjoiYWRtaW4", "16C7e42F292c6912E7710c838347Ae178B4a");

    private SecretForms() {}

    /** The first secret in a text that nobody made up. */
    static Optional<Secret> in(String text) {
        if (text.length() < 20 || text.length() > LONGEST) {
            return Optional.empty();
        }
        for (Form form : FORMS) {
            if (text.contains(form.part())) {
                Optional<Secret> secret = found(form, text);
                if (secret.isPresent()) {
                    return secret;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Secret> found(Form form, String text) {
        Matcher matcher = form.pattern().matcher(text);
        while (matcher.find()) {
            if (!isMadeUp(form, matcher.group())) {
                return Optional.of(new Secret(form.kind(), masked(matcher.group()), form.certain()));
            }
        }
        return Optional.empty();
    }

    private static boolean isMadeUp(Form form, String secret) {
        if (SHOWN_EVERYWHERE.stream().anyMatch(secret::contains)) {
            return true;
        }
        if (!form.certain()) {
            return false;
        }
        String body = secret.substring(Math.min(4, secret.length()));
        long letters = body.toLowerCase(Locale.ROOT).chars().distinct().count();
        return MADE_UP.matcher(body).find() || letters < 8;
    }

    private static String masked(String secret) {
        return secret.substring(0, Math.min(6, secret.length())) + "••••••";
    }
}
