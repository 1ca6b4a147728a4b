package dev.sinew.scan.app.dex;

import java.util.List;

/** Pins of public keys as OkHttp writes them: an algorithm, a slash, and a hash in base64. No name of a class is needed to know one. */
public final class Pins {
    private static final int SHA256 = 44;
    private static final int SHA1 = 28;

    private Pins() {}

    /** Whether a text is one. */
    public static boolean is(String text) {
        boolean strong = text.startsWith("sha256/") && text.length() == 7 + SHA256;
        boolean old = text.startsWith("sha1/") && text.length() == 5 + SHA1;
        return (strong || old) && text.endsWith("=");
    }

    /** Whether there is one in a value. */
    public static boolean in(Value value) {
        return switch (value) {
            case Value.Text text -> is(text.text());
            case Value.Items items -> in(items.items());
            case Value.Made made ->
                in(made.arguments()) || made.steps().stream().anyMatch(each -> in(each.arguments()));
            default -> false;
        };
    }

    private static boolean in(List<Value> values) {
        for (Value each : values) {
            if (in(each)) {
                return true;
            }
        }
        return false;
    }
}
