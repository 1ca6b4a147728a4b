package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** What fields are called of whose values nothing may be kept: passwords, PINs, codes, in the languages that APIs are written in. */
final class SecretNames {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "pass",
            "pin",
            "cvv",
            "cvc",
            "cvv2",
            "cvc2",
            "csc",
            "otp",
            "totp",
            "mfa",
            "passcode",
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
            "parola",
            "tan");
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

    private static final Set<String> CHANGED = Set.of(
            "old",
            "new",
            "current",
            "previous",
            "repeat",
            "repeated",
            "confirm",
            "confirmation",
            "confirmed",
            "again",
            "retype",
            "verify",
            "neu",
            "alt",
            "wiederholung",
            "actual",
            "nueva",
            "nouveau",
            "ancien",
            "nova",
            "atual",
            "answer",
            "antwort",
            "respuesta",
            "reponse",
            "resposta");
    /** What a form calls the new one of two, and the same typed again. */
    private static final Set<String> NEW = Set.of("new", "neu", "nueva", "nouveau", "nova");

    private static final Set<String> AGAIN = Set.of(
            "repeat", "repeated", "confirm", "confirmation", "confirmed", "again", "retype", "verify", "wiederholung");

    private SecretNames() {}

    /** Whether a name of these words says no more than which of several values it is. */
    static boolean isChanged(List<String> words) {
        return CHANGED.containsAll(words);
    }

    /** Whether it says no more than that the value is the new one. */
    static boolean isNew(List<String> words) {
        return NEW.containsAll(words);
    }

    /** Whether it says no more than that the value is typed again. */
    static boolean isAgain(List<String> words) {
        return AGAIN.containsAll(words);
    }

    /** Whether a name of these words, at least one, is that of a secret. */
    static boolean isSecret(List<String> words) {
        String joined = String.join("", words);
        String ending = String.join("", words.subList(Math.max(0, words.size() - 2), words.size()));
        return WORDS.contains(words.getLast())
                || words.stream().anyMatch(ANYWHERE::contains)
                || CODES.contains(joined)
                || CODES.contains(ending)
                || joined.startsWith("password");
    }
}
