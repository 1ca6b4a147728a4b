package dev.sinew.scan.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was accepted in gitleaks' ways: the lines of a {@code .gitleaksignore} ({@code file:rule:line}, with a commit before it that says
 * nothing of files on disk), and an earlier report of gitleaks; and the baseline of
 * detect-secrets.
 */
public final class Suppressed {
    private static final String REDACTED = "REDACTED";

    private final Set<String> places = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> hashes = new HashSet<>();

    /** Adds the lines of an ignore file. */
    public void ignore(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                places.add(entry);
                if (entry.matches("[0-9a-f]{7,64}:.*")) {
                    places.add(entry.substring(entry.indexOf(':') + 1));
                }
            }
        }
    }

    /** Adds what a JSON report of gitleaks or a baseline of detect-secrets has; whether it is one. */
    public boolean baseline(Path file) throws IOException {
        try {
            JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
            if (root.path("results").isObject()) {
                hashes(root.path("results"));
                return true;
            }
            if (!root.isArray()) {
                return false;
            }
            for (JsonNode each : root) {
                String place = each.path("File").asString("") + ":"
                        + each.path("RuleID").asString("") + ":";
                String secret = each.path("Secret").asString("");
                if (secret.isEmpty() || secret.equals(REDACTED) || secret.contains("•")) {
                    places.add(place + each.path("StartLine").asInt(0));
                } else {
                    secrets.add(place + secret);
                }
            }
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** What detect-secrets accepts: for each file, SHA-1 of its secrets. */
    private void hashes(JsonNode results) {
        results.propertyStream().forEach(file -> {
            for (JsonNode each : file.getValue()) {
                hashes.add(file.getKey() + ":" + each.path("hashed_secret").asString(""));
            }
        });
    }

    private boolean isHashed(Hit hit) {
        if (hashes.isEmpty()) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(hit.secret().getBytes(StandardCharsets.UTF_8));
            return hashes.contains(hit.path() + ":" + HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Whether a hit was accepted. */
    public boolean has(Hit hit) {
        String place = hit.path() + ":" + hit.rule() + ":";
        boolean ofCommit = hit.commit()
                .filter(commit -> places.contains(commit.id() + ":" + place + hit.line()))
                .isPresent();
        return ofCommit
                || isHashed(hit)
                || places.contains(place + hit.line())
                || secrets.contains(place + hit.secret());
    }
}
