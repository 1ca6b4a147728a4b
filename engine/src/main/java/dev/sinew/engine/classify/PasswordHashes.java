package dev.sinew.engine.classify;

import dev.sinew.bytes.CharClass;

/** Whether a value that is called a password is the hash of one, by its form alone. */
public final class PasswordHashes {
    private PasswordHashes() {}

    /** A known scheme behind a dollar sign, or hexadecimal digits of the length of MD5, SHA-1 or a SHA-2. */
    public static boolean isOne(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 16 || length > 512) {
            return false;
        }
        int signature = CharClass.signature(bytes, from, to);
        boolean digest = length == 32 || length == 40 || length == 56 || length == 64 || length == 96 || length == 128;
        if (digest && CharClass.only(signature, CharClass.HEX | CharClass.DIGIT)) {
            return true;
        }
        return KeyForms.isPasswordHash(bytes, from, to);
    }
}
