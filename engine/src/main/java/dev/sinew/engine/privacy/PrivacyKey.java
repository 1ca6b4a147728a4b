package dev.sinew.engine.privacy;

import dev.sinew.model.Sealed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's secret of 32 bytes, from which every fingerprint, offset and encryption derives (HMAC-SHA-256 over a
 * label each). Immutable and safe for all threads; printing shows the id alone.
 */
public final class PrivacyKey {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final int id;
    private final SipHash values;
    private final SipHash secrets;
    private final SipHash offsets;
    private final SecretKeySpec sealing;
    private final SecureRandom random = new SecureRandom();

    /** Derives all keys from a master secret of 32 bytes. */
    public PrivacyKey(byte[] master) {
        if (master.length != 32) {
            throw new IllegalArgumentException("a privacy key has 32 bytes, not " + master.length);
        }
        this.id = derive(master, "id").getInt();
        this.values = sip(master, "values");
        this.secrets = sip(master, "short-lived");
        this.offsets = sip(master, "offsets");
        this.sealing = new SecretKeySpec(derive(master, "sealing").array(), "AES");
    }

    /** A key for one run, never stored. */
    public static PrivacyKey throwAway() {
        byte[] master = new byte[32];
        new SecureRandom().nextBytes(master);
        return new PrivacyKey(master);
    }

    /** Names the key without telling it. */
    public int id() {
        return id;
    }

    /** The fingerprint of a value, never 0. Equal values have equal fingerprints under one key. */
    public long print(byte[] bytes, int from, int to) {
        return nonZero(values.hash(bytes, from, to));
    }

    /** The fingerprint of a text's UTF-8 form, never 0. */
    public long print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return print(bytes, 0, bytes.length);
    }

    /** The fingerprint of a password or code under the second, short-lived key, never 0. */
    public long secretPrint(byte[] bytes, int from, int to) {
        return nonZero(secrets.hash(bytes, from, to));
    }

    /** The secret offset by which the integers of an api are shifted, so that steps between them show and values do not. */
    public long offset(String api) {
        byte[] bytes = api.getBytes(StandardCharsets.UTF_8);
        return offsets.hash(bytes, 0, bytes.length);
    }

    /** Encrypts a personal value (AES-256-GCM, random nonce in front). */
    public Sealed seal(String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = value.getBytes(StandardCharsets.UTF_8);
        byte[] cipherText = crypt(Cipher.ENCRYPT_MODE, nonce, plain, 0, plain.length);
        byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + cipherText.length);
        System.arraycopy(cipherText, 0, out, NONCE_BYTES, cipherText.length);
        return new Sealed(out);
    }

    /** The value that {@link #seal} encrypted; throws {@link IllegalArgumentException} where another key made it. */
    public String open(Sealed sealed) {
        byte[] all = sealed.cipherText();
        if (all.length < NONCE_BYTES) {
            throw new IllegalArgumentException("nothing is sealed here");
        }
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        byte[] plain = crypt(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, all.length - NONCE_BYTES);
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, int from, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot be opened with privacy key " + Integer.toHexString(id), e);
        }
    }

    private static SipHash sip(byte[] master, String label) {
        ByteBuffer derived = derive(master, label).order(ByteOrder.LITTLE_ENDIAN);
        return new SipHash(derived.getLong(), derived.getLong());
    }

    private static ByteBuffer derive(byte[] master, String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return ByteBuffer.wrap(mac.doFinal(label.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static long nonZero(long hash) {
        return hash == 0 ? 1 : hash;
    }

    @Override
    public String toString() {
        return "PrivacyKey[" + Integer.toHexString(id) + "]";
    }
}
