package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Code encrypts with DES, RC2, RC4 or Blowfish, or block by block (ECB), where equal blocks look equal.
 *
 * <p>The transformation that {@code Cipher.getInstance} is given is known. A block cipher without a mode means ECB on Android; of RSA it means
 * nothing. Only code that the system reaches counts.
 *
 * <p>To fix it, use {@code AES/GCM/NoPadding} with a new nonce each time.
 */
@Rule(
        id = "scan.app-weak-cipher",
        flaw = "weak-cipher",
        title = "A broken way of encryption is used",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {327},
        standards = {"MASWE 0007", "MASTG TEST-0221", "MASTG TEST-0232"})
public final class WeakCipher implements AppRule {

    private static final Set<String> BROKEN =
            Set.of("DES", "DESEDE", "TRIPLEDES", "RC2", "RC4", "ARC4", "ARCFOUR", "BLOWFISH");

    @Override
    public void judge(App app, Notices notices) {
        app.calls("Ljavax/crypto/Cipher;", "getInstance").forEach(each -> {
            Optional<String> transformation = Texts.whole(app.program().resolved(each.argument(0)));
            transformation
                    .flatMap(WeakCipher::wrong)
                    .ifPresent(why -> notices.add(
                            Confidence.CONFIRMED, each.place().toString(), transformation.get() + ": " + why));
        });
    }

    private static Optional<String> wrong(String transformation) {
        String[] parts = transformation.toUpperCase(Locale.ROOT).split("/", -1);
        if (BROKEN.contains(parts[0])) {
            return Optional.of("the algorithm is broken or too weak");
        }
        boolean block = parts[0].equals("AES") || parts[0].startsWith("AES_");
        boolean byBlock = parts.length == 1 || parts[1].equals("ECB");
        return block && byBlock ? Optional.of("equal blocks stay equal (ECB)") : Optional.empty();
    }
}
