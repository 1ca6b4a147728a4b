package dev.sinew.scan.app;

import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Bytes;
import dev.sinew.scan.app.archive.Entry;
import dev.sinew.scan.app.rules.Signing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads which signature schemes an APK has and whose certificates. Scheme 1 is files below {@code META-INF}; the others are entries of the
 * block before the central directory, after Android's "APK Signature Scheme v2": a length, pairs of an id and a value, the length again, and
 * a magic text.
 */
final class SigningReader {
    private static final byte[] MAGIC = "APK Sig Block 42".getBytes(StandardCharsets.US_ASCII);
    private static final int FOOTER = 24;
    private static final int MAX_BLOCK = 16 << 20;
    private static final int V2 = 0x7109871a;
    private static final int V3 = 0xf05368c0;
    private static final int V31 = 0x1b93ad61;

    private final Set<Integer> schemes = new TreeSet<>();
    private final Set<Signing.Key> keys = new LinkedHashSet<>();

    private SigningReader() {}

    static Signing read(Archive archive) throws IOException {
        SigningReader reader = new SigningReader();
        reader.files(archive);
        reader.block(archive);
        return new Signing(reader.schemes, List.copyOf(reader.keys));
    }

    private void files(Archive archive) throws IOException {
        for (Entry each : archive.entries()) {
            boolean signature = Set.of("rsa", "dsa", "ec").contains(each.extension());
            if (signature && each.name().startsWith("META-INF/") && each.name().indexOf('/', 9) < 0) {
                schemes.add(1);
                certificates(archive.read(each));
            }
        }
    }

    private void block(Archive archive) throws IOException {
        long end = archive.directoryOffset();
        byte[] footer = archive.at(end - FOOTER, FOOTER);
        if (footer.length < FOOTER || !Arrays.equals(footer, 8, FOOTER, MAGIC, 0, MAGIC.length)) {
            return;
        }
        long size = Bytes.i64(footer, 0);
        if (size < FOOTER || size > MAX_BLOCK || size > end) {
            return;
        }
        byte[] block = archive.at(end - size, (int) size - FOOTER);
        int at = 0;
        while (at + 12 <= block.length) {
            long length = Bytes.i64(block, at);
            int id = Bytes.i32(block, at + 8);
            if (length < 4 || length > block.length - at - 8) {
                return;
            }
            int scheme = id == V2 ? 2 : id == V3 || id == V31 ? 3 : 0;
            if (scheme > 0) {
                schemes.add(scheme);
                signer(block, at + 12);
            }
            at += 8 + (int) length;
        }
    }

    /** The first certificate of the first signer: signers, signer, signed data, digests, certificates, certificate; each with its length. */
    private void signer(byte[] block, int at) {
        int data = at + 12;
        int digests = Bytes.i32(block, data);
        long certificates = data + 4L + digests;
        if (digests < 0 || certificates + 8 > block.length) {
            return;
        }
        int length = Bytes.i32(block, (int) certificates + 4);
        int from = (int) certificates + 8;
        if (length > 0 && length <= block.length - from) {
            certificates(Arrays.copyOfRange(block, from, from + length));
        }
    }

    private void certificates(byte[] encoded) {
        try {
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(encoded))) {
                if (each instanceof X509Certificate certificate) {
                    keys.add(key(certificate));
                }
            }
        } catch (CertificateException e) {
            // what cannot be read says nothing of its key
        }
    }

    private static Signing.Key key(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        int bits = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case DSAPublicKey dsa ->
                dsa.getParams() == null ? 0 : dsa.getParams().getP().bitLength();
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength();
            default -> 0;
        };
        return new Signing.Key(
                certificate.getSubjectX500Principal().getName(), key.getAlgorithm(), bits, certificate.getSigAlgName());
    }
}
