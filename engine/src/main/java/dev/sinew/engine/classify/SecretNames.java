package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** What fields are called of whose values nothing may be kept: passwords, PINs, codes, in the languages that APIs are written in. */
public final class SecretNames {
    /** Passwords. */
    private static final Set<String> PASSWORDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "pass",
            "passwort",
            "secret",
            "kennwort",
            "contrasena",
            "senha",
            "wachtwoord",
            "losenord",
            "passord",
            "adgangskode",
            "salasana",
            "haslo",
            "heslo",
            "parola");
    /** What stands on a payment card to prove that somebody has it. */
    private static final Set<String> CARD_CODES = Set.of("cvv", "cvc", "cvv2", "cvc2", "csc");

    private static final Set<String> OTHERS = Set.of("pin", "otp", "totp", "mfa", "passcode", "tan");
    /** Codes that a person receives or reads off and types in once, and what only the person can answer. */
    private static final Set<String> CODES = Set.of(
            "verificationcode",
            "verifycode",
            "confirmationcode",
            "securitycode",
            "onetimecode",
            "smscode",
            "emailcode",
            "authcode",
            "authenticationcode",
            "activationcode",
            "accesscode",
            "mfacode",
            "factorcode",
            "cardcode",
            "codigoverificacion",
            "codigoverificacao",
            "codigoseguridad",
            "codeverification",
            "codesecurite",
            "sicherheitscode",
            "bestatigungscode",
            "motdepasse",
            "motpasse",
            "palavrapasse",
            "logincode",
            "resetcode",
            "backupcode",
            "recoverycode",
            "verificationvalue",
            "kartenprufnummer",
            "kartenpruefnummer",
            "geheimzahl",
            "securityanswer",
            "secretanswer",
            "challengeanswer",
            "questionanswer",
            "answertosecurityquestion",
            "answertosecretquestion",
            "sicherheitsantwort",
            "sicherheitsfrageantwort",
            "respuestasecreta",
            "respuestaseguridad",
            "reponsesecrete",
            "respostasecreta");

    private static final Set<String> ANYWHERE = Set.of("password", "passwd", "otp", "totp", "pin", "cvv", "cvc");

    /** What a form calls the one that holds until now. */
    private static final Set<String> EARLIER = Set.of("old", "current", "previous", "alt", "actual", "ancien", "atual");
    /** What a form calls the new one of two. */
    private static final Set<String> NEW = Set.of("new", "neu", "nueva", "nouveau", "nova");
    /** The same typed again. */
    private static final Set<String> AGAIN =
            Set.of("repeat", "repeated", "confirm", "confirmation", "confirmed", "again", "retype", "wiederholung");
    /** Typed again, or a code that is typed for the first time. */
    private static final String VERIFY = "verify";

    private static final Set<String> ANSWERS = Set.of("answer", "antwort", "respuesta", "reponse", "resposta");

    private SecretNames() {}

    /** Whether a name of these words says no more than which of several values it is. */
    static boolean isChanged(List<String> words) {
        return words.stream()
                .allMatch(word ->
                        EARLIER.contains(word) || NEW.contains(word) || isAgain(word) || ANSWERS.contains(word));
    }

    /** Whether it says no more than that the value is the new one. */
    static boolean isNew(List<String> words) {
        return NEW.containsAll(words);
    }

    /** Whether it says no more than that the value is typed again. */
    static boolean isAgain(List<String> words) {
        return words.stream().allMatch(SecretNames::isAgain);
    }

    private static boolean isAgain(String word) {
        return AGAIN.contains(word) || word.equals(VERIFY);
    }

    /** Whether it speaks of a password, or says which of several a value is that holds until now. */
    public static boolean isPassword(List<String> words) {
        return words.stream().anyMatch(word -> PASSWORDS.contains(word) || EARLIER.contains(word))
                || String.join("", words).startsWith("password");
    }

    /** Whether it speaks of what shall hold from now on, or is typed again. */
    public static boolean isNext(List<String> words) {
        return words.stream().anyMatch(word -> NEW.contains(word) || AGAIN.contains(word));
    }

    /** Whether it speaks of what stands on a payment card. */
    public static boolean isCardCode(List<String> words) {
        return words.stream().anyMatch(CARD_CODES::contains);
    }

    /** Whether a name of these words, at least one, is that of a secret. */
    static boolean isSecret(List<String> words) {
        String last = words.getLast();
        String joined = String.join("", words);
        String ending = String.join("", words.subList(Math.max(0, words.size() - 2), words.size()));
        return PASSWORDS.contains(last)
                || CARD_CODES.contains(last)
                || OTHERS.contains(last)
                || words.stream().anyMatch(ANYWHERE::contains)
                || CODES.contains(joined)
                || CODES.contains(ending)
                || joined.startsWith("password");
    }
}
