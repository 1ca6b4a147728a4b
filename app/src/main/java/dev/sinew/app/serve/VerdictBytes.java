package dev.sinew.app.serve;

import dev.sinew.engine.verify.TokenContent;
import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A verdict on a token in the journal: one byte of version, the fingerprint, one byte each for the signature and what the claims
 * hold. Why a signature is not known, and the issuer, matter to the one who verified alone.
 */
final class VerdictBytes {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Long.BYTES + 2;

    private VerdictBytes() {}

    static byte[] of(TokenVerdict verdict) {
        int contents = verdict.contents().stream().mapToInt(TokenContent::bit).sum();
        return ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(verdict.print())
                .put((byte) verdict.signature().ordinal())
                .put((byte) contents)
                .array();
    }

    /** The verdict, or nothing where the bytes are none of this version. */
    static Optional<TokenVerdict> read(byte[] bytes) {
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        long print = in.getLong();
        int signature = in.get();
        int contents = in.get() & 0xff;
        if (print == 0 || signature < 0 || signature >= Signature.values().length) {
            return Optional.empty();
        }
        return Optional.of(
                new TokenVerdict(print, Signature.values()[signature], Reason.NONE, "", TokenContent.of(contents)));
    }
}
