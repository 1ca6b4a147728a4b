package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import java.nio.charset.StandardCharsets;

/**
 * A key for encryption or signing is made of a constant: everybody who has the app has the key.
 *
 * <p>The bytes given to {@code SecretKeySpec} or the password given to {@code PBEKeySpec} are known without running the app: a text, an array,
 * what Base64 makes of one, also through fields and methods that have only one value. A constant that is the whole of a method's argument
 * counts where the method makes a key of it. Constant salts and initialisation vectors are not meant.
 *
 * <p>To fix it, have the platform's key store make the key, or derive it from what the user enters; change what was encrypted with this one.
 */
@Rule(
        id = "scan.app-hard-coded-crypto-key",
        flaw = "hard-coded-crypto-key",
        title = "A key is made of bytes that stand in the app",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        cwe = {321},
        standards = {"MASWE 0004", "MASTG TEST-0212"})
public final class HardCodedCryptoKey implements AppRule {

    private static final int MIN_BYTES = 4;

    @Override
    public void judge(App app, Notices notices) {
        app.made("Ljavax/crypto/spec/SecretKeySpec;").forEach(call -> key(app, call, "the key's bytes", notices));
        app.made("Ljavax/crypto/spec/DESKeySpec;").forEach(call -> key(app, call, "the key's bytes", notices));
        app.made("Ljavax/crypto/spec/PBEKeySpec;").forEach(call -> key(app, call, "the password", notices));
    }

    private static void key(App app, Call call, String what, Notices notices) {
        Value given = app.program().resolved(call.argument(1));
        if (isKey(given)) {
            notices.add(Confidence.CONFIRMED, call.place().toString(), note(what, given, call));
        } else if (given instanceof Value.Parameter || isOfParameter(given)) {
            passed(app, call, what, given, notices);
        }
    }

    private static void passed(App app, Call call, String what, Value given, Notices notices) {
        int index = given instanceof Value.Parameter parameter
                ? parameter.index()
                : ((Value.Parameter) ((Value.Made) given).arguments().getFirst()).index();
        app.code().passed().keySet().stream()
                .filter(key -> key.startsWith(call.place().type() + call.place().method() + "("))
                .flatMap(key -> app.program().passed(key, index).stream())
                .filter(HardCodedCryptoKey::isKey)
                .findFirst()
                .ifPresent(value -> notices.add(
                        Confidence.LIKELY,
                        call.place().toString(),
                        note(what + ", handed to the method,", value, call)));
    }

    /** The bytes or characters of a parameter. */
    private static boolean isOfParameter(Value value) {
        return value instanceof Value.Made made
                && made.maker().owner().equals("Ljava/lang/String;")
                && !made.arguments().isEmpty()
                && made.arguments().getFirst() instanceof Value.Parameter;
    }

    private static boolean isKey(Value value) {
        return Texts.bytes(value)
                .or(() -> Texts.whole(value).map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .filter(bytes -> bytes.length >= MIN_BYTES && !same(bytes))
                .isPresent();
    }

    /** Nothing but zeros, or one byte again and again: an array that is filled elsewhere. */
    private static boolean same(byte[] bytes) {
        for (byte each : bytes) {
            if (each != bytes[0]) {
                return false;
            }
        }
        return true;
    }

    private static String note(String what, Value value, Call call) {
        int length = Texts.bytes(value)
                .map(bytes -> bytes.length)
                .orElseGet(() -> Texts.whole(value).map(String::length).orElse(0));
        String algorithm = Texts.whole(call.last()).map(text -> " for " + text).orElse("");
        return what + " are a constant of " + length + " bytes" + algorithm;
    }
}
