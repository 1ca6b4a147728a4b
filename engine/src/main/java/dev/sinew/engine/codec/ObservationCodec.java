package dev.sinew.engine.codec;

import dev.sinew.model.Observation;

/**
 * The binary form of an observation, as journaled and sent.
 *
 * <p>One byte of version, then the parts in the order of the record. Counts, lengths and ordinals are varints; numbers that
 * can be negative are zig-zagged first; fingerprints, shifted integers and times, which look random, take eight bytes, the
 * lowest first. Texts are UTF-8 behind their length. Field paths are written once: each as the number of what it stands in (0
 * to 4 for the message parts, then the paths before it) and its own name; rows and hits refer to them by number. A row without
 * fingerprint, number or text spends no byte on them.
 *
 * <p>Version 2 has the traits behind the limits; version 1 is read without any. Version 3 has the fingerprints of signatures of tokens; earlier ones are
 * read without.
 *
 * <p>Ordinals and their order are part of all versions: constants may be added at the end of a model's enumeration, nowhere else.
 * There is no checksum: who stores bytes knows whether they are whole. Stateless and safe for all threads.
 */
public final class ObservationCodec {
    /** The version that is written. */
    public static final int VERSION = 3;
    /** Paths have at most this many names, so that walking one is never deep. */
    static final int MAX_DEPTH = 1_024;

    private ObservationCodec() {}

    /** The bytes of an observation. */
    public static byte[] encode(Observation observation) {
        ByteWriter out = new ByteWriter();
        out.octet(VERSION);
        new ObservationWriter(out).write(observation);
        return out.toBytes();
    }

    /**
     * The observation that bytes of any origin hold. Never throws, and takes no more memory than a fixed multiple of their
     * length.
     */
    public static Decoded decode(byte[] bytes) {
        if (bytes.length == 0) {
            return new Decoded.Broken("empty");
        }
        int version = bytes[0] & 0xff;
        if (version > VERSION) {
            return new Decoded.Broken("written by a newer version");
        }
        if (version == 0) {
            return new Decoded.Broken("not an observation");
        }
        ByteReader in = new ByteReader(bytes);
        in.octet();
        return new ObservationReader(in, version).read();
    }
}
