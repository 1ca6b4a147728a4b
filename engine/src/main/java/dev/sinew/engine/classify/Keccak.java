package dev.sinew.engine.classify;

/**
 * Keccak-256 with the padding of the original submission, as Ethereum uses it; SHA3-256 of the platform pads otherwise. One
 * block of at most 135 bytes.
 */
final class Keccak {
    private static final int RATE = 136;
    private static final long[] ROUNDS = {
        0x0000000000000001L, 0x0000000000008082L, 0x800000000000808AL, 0x8000000080008000L, 0x000000000000808BL,
        0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L, 0x000000000000008AL, 0x0000000000000088L,
        0x0000000080008009L, 0x000000008000000AL, 0x000000008000808BL, 0x800000000000008BL, 0x8000000000008089L,
        0x8000000000008003L, 0x8000000000008002L, 0x8000000000000080L, 0x000000000000800AL, 0x800000008000000AL,
        0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L
    };
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private Keccak() {}

    static byte[] hash(byte[] message) {
        if (message.length >= RATE) {
            throw new IllegalArgumentException("more than one block");
        }
        long[] state = new long[25];
        for (int i = 0; i < message.length; i++) {
            state[i / 8] ^= (message[i] & 0xffL) << 8 * (i % 8);
        }
        state[message.length / 8] ^= 1L << 8 * (message.length % 8);
        state[RATE / 8 - 1] ^= Long.MIN_VALUE;
        permute(state);
        byte[] hash = new byte[32];
        for (int i = 0; i < 32; i++) {
            hash[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
        }
        return hash;
    }

    private static void permute(long[] state) {
        long[] sums = new long[5];
        for (long round : ROUNDS) {
            for (int i = 0; i < 5; i++) {
                sums[i] = state[i] ^ state[i + 5] ^ state[i + 10] ^ state[i + 15] ^ state[i + 20];
            }
            for (int i = 0; i < 25; i++) {
                state[i] ^= sums[(i + 4) % 5] ^ Long.rotateLeft(sums[(i + 1) % 5], 1);
            }
            long moved = state[1];
            for (int i = 0; i < 24; i++) {
                long next = state[LANES[i]];
                state[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
                moved = next;
            }
            for (int row = 0; row < 25; row += 5) {
                System.arraycopy(state, row, sums, 0, 5);
                for (int i = 0; i < 5; i++) {
                    state[row + i] = sums[i] ^ (~sums[(i + 1) % 5] & sums[(i + 2) % 5]);
                }
            }
            state[0] ^= round;
        }
    }
}
