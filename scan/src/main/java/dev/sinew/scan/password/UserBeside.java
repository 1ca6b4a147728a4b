package dev.sinew.scan.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a user in the lines around a password. Who logs in as somebody in a program, with two texts one beside the other, gives the password away,
 * be it a word: {@code user: "shop", password: "hummingbird"}.
 */
final class UserBeside {
    private static final Pattern USER = Pattern.compile(
            "(?i)(?:user(?:[_-]?name)?|login|e?mail|usr)[\"'\\]]{0,2}\\s{0,9}(?:=>|:=|->|[:=,(])?\\s{0,9}([\"'`])([^\"'`\\s$<>{}%#]{2,60})\\1");

    private UserBeside() {}

    /** Whether lines give a user a name that is one: not what a field is called, and nothing that stands for one. */
    static boolean isIn(String lines) {
        Matcher user = USER.matcher(lines);
        boolean named = false;
        while (!named && user.find()) {
            String name = user.group(2);
            named = !Placeholders.isOne(name) && SecretName.of(name) == SecretName.NONE && name.indexOf('/') < 0;
        }
        return named;
    }
}
