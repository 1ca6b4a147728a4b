package dev.sinew.model;

import java.util.Arrays;

/**
 * A personal value under authenticated encryption with the installation's privacy key. Only who holds the key and the role
 * sees it; printing shows nothing.
 */
public final class Sealed {
    public static final Sealed NONE = new Sealed(new byte[0]);

    private final byte[] cipherText;

    public Sealed(byte[] cipherText) {
        this.cipherText = cipherText.clone();
    }

    /** The nonce and the encrypted bytes; empty where there is no value. */
    public byte[] cipherText() {
        return cipherText.clone();
    }

    public boolean isEmpty() {
        return cipherText.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && Arrays.equals(cipherText, sealed.cipherText);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cipherText);
    }

    @Override
    public String toString() {
        return "••••";
    }
}
