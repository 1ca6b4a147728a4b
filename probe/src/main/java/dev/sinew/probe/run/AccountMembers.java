package dev.sinew.probe.run;

import dev.sinew.probe.oracle.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which members of a body are those of an account, told by their names.
 *
 * @param username what the user is called, a telephone number where there is neither a name nor an e-mail address; empty where that is the latter
 * @param emails the e-mail address and its repetition
 * @param passwords the password to be and its repetition
 * @param old the password until now, where it is asked for
 * @param ids what names a user by id
 */
record AccountMembers(
        Optional<String> username,
        List<String> emails,
        List<String> passwords,
        Optional<String> old,
        List<String> ids) {
    private static final Set<String> PLAIN = Set.of("password", "passwd", "pwd", "pass");

    AccountMembers {
        emails = List.copyOf(emails);
        passwords = List.copyOf(passwords);
        ids = List.copyOf(ids);
    }

    static AccountMembers of(Collection<String> members) {
        List<String> names = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        List<String> passwords = new ArrayList<>();
        List<String> old = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String member : members) {
            String plain = Nouns.plain(member);
            if (isPassword(plain)) {
                (isOld(plain) ? old : passwords).add(member);
            } else if (plain.contains("mail")) {
                emails.add(member);
            } else if (isUsername(plain)) {
                names.add(member);
            } else if (isId(plain)) {
                ids.add(member);
            }
        }
        // Where one is said to be new, one that is said to be nothing is the password until now.
        if (old.isEmpty() && passwords.stream().anyMatch(each -> isNew(Nouns.plain(each)))) {
            List<String> plain = passwords.stream()
                    .filter(each -> PLAIN.contains(Nouns.plain(each)))
                    .toList();
            if (plain.size() == 1) {
                old.addAll(plain);
                passwords.removeAll(plain);
            }
        }
        if (names.isEmpty() && emails.isEmpty()) {
            members.stream()
                    .filter(each -> PhoneNumber.isNamed(Nouns.plain(each)))
                    .forEach(names::add);
        }
        if (names.isEmpty() && emails.isEmpty()) {
            members.stream().filter(each -> Nouns.plain(each).equals("name")).forEach(names::add);
        }
        return new AccountMembers(
                names.stream().findFirst(), emails, passwords, old.stream().findFirst(), ids);
    }

    /** Whether one signs up or logs in with them: a name, and a password that is not changed. */
    boolean isCredentials() {
        return !passwords.isEmpty() && old.isEmpty() && (username.isPresent() || !emails.isEmpty());
    }

    static boolean isPassword(String plain) {
        return !isCode(plain)
                && (plain.contains("passw")
                        || plain.contains("pwd")
                        || plain.contains("passphrase")
                        || plain.contains("kennwort")
                        || plain.contains("contrasena")
                        || plain.contains("motdepasse")
                        || plain.equals("senha")
                        || plain.matches("(?:old|current|previous|new|user|confirm|repeat)?pass"));
    }

    /** Whether a member takes what was sent to somebody, to prove who asks: the code that goes with a password is none. */
    static boolean isCode(String plain) {
        return (plain.endsWith("code") || plain.endsWith("pin") || plain.endsWith("otp") || plain.endsWith("token"))
                && !plain.matches(
                        "(?:post|postal|zip|country|area|currency|language|refresh|access|csrf|xsrf|device|push|captcha).*");
    }

    static boolean isUsername(String plain) {
        return switch (plain) {
            case "username", "user", "login", "loginname", "handle", "nickname", "accountname" -> true;
            default -> false;
        };
    }

    static boolean isId(String plain) {
        return switch (plain) {
            case "userid", "useruuid", "accountid", "customerid", "memberid" -> true;
            default -> false;
        };
    }

    private static boolean isNew(String plain) {
        return plain.startsWith("new") || plain.endsWith("new");
    }

    private static boolean isOld(String plain) {
        return plain.startsWith("old")
                || plain.startsWith("current")
                || plain.startsWith("previous")
                || plain.startsWith("existing")
                || plain.endsWith("old")
                || plain.endsWith("current");
    }
}
