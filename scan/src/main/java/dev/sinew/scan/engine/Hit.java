package dev.sinew.scan.engine;

import dev.sinew.engine.classify.Mask;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.verify.Verification;
import java.util.Optional;

/**
 * A secret at a place.
 *
 * @param rule the id of what found it
 * @param description what it is, for people
 * @param kind what kind of secret
 * @param path the file, from the folder that is scanned
 * @param line from 1
 * @param column from 1, in characters
 * @param secret the secret itself, never to be shown
 * @param verification whether it can be a real one
 * @param sure whether its form or its file leaves little doubt
 * @param commit what brought it, where a history was read
 */
public record Hit(
        String rule,
        String description,
        Kind kind,
        String path,
        int line,
        int column,
        String secret,
        Verification verification,
        boolean sure,
        Optional<Commit> commit) {
    private static final int KEPT = 4;

    /** A hit in a file as it lies there. */
    public Hit(
            String rule,
            String description,
            Kind kind,
            String path,
            int line,
            int column,
            String secret,
            Verification verification,
            boolean sure) {
        this(rule, description, kind, path, line, column, secret, verification, sure, Optional.empty());
    }

    /** The same in a history. */
    public Hit at(Commit brought) {
        return new Hit(rule, description, kind, path, line, column, secret, verification, sure, Optional.of(brought));
    }

    /** The same, with more known of it. */
    public Hit verified(Verification more) {
        return new Hit(rule, description, kind, path, line, column, secret, more, sure, commit);
    }

    /** The same, said in other words. */
    Hit described(String what) {
        return new Hit(rule, what, kind, path, line, column, secret, verification, sure, commit);
    }

    /** The same in a text that is written in another one, at that place. */
    Hit within(String how, int outerLine, int outerColumn) {
        String said = description + " (" + how + ")";
        return new Hit(rule, said, kind, path, outerLine, outerColumn, secret, verification, sure);
    }

    /** As much of the secret as lets its owner recognise it and nobody use it. */
    public String masked() {
        int head = secret.indexOf("-----BEGIN ");
        if (head >= 0) {
            int end = secret.indexOf("-----", head + 11);
            return end < 0 || end > head + 60 ? "-----BEGIN ••••••" : secret.substring(head, end + 5) + " ••••••";
        }
        return Mask.ends(secret.replaceAll("\\s+", " "), KEPT);
    }

    @Override
    public String toString() {
        return path + ":" + line + " " + rule + " " + masked();
    }
}
