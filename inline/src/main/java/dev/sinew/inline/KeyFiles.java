package dev.sinew.inline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys, and sees that they fit each other before anybody connects. */
public final class KeyFiles {
    /** Under which name the key is in a store that is made here. */
    private static final String ALIAS = "server";

    private static final long MOST_BYTES = 1 << 20;
    /** A block of a PEM file (RFC 7468). An encrypted one of old has fields with a dash, and is none. */
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private KeyFiles() {}

    /** A store of keys and what opens them. */
    record Opened(KeyStore store, String password) {}

    /**
     * Says whether a server could be started with a key, by reading it.
     *
     * @throws UnfitKey where not
     */
    public static void check(ServerKey key) throws UnfitKey {
        open(key);
    }

    /**
     * Says whether the certificates of a file can be trusted in, by reading them.
     *
     * @throws UnfitKey where there are none
     */
    public static void check(Path trusted) throws UnfitKey {
        trust(trusted);
    }

    static Opened open(ServerKey key) throws UnfitKey {
        return switch (key) {
            case ServerKey.Pem pem -> pem(pem);
            case ServerKey.Pkcs12 pkcs12 -> pkcs12(pkcs12);
        };
    }

    /** A store that holds the certificates of a PEM file, each of which is trusted. */
    static KeyStore trust(Path file) throws UnfitKey {
        try {
            KeyStore store = empty();
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry("trusted " + store.size(), certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnfitKey(file + " has a certificate that cannot be read: " + e.getMessage(), "write it anew");
        }
    }

    private static Opened pem(ServerKey.Pem pem) throws UnfitKey {
        List<Certificate> chain = certificates(pem.certificates());
        PublicKey shown = chain.getFirst().getPublicKey();
        PrivateKey key = privateKey(pem.key(), shown.getAlgorithm());
        requireFit(shown, key, pem.key() + " is not the key of the first certificate of " + pem.certificates());
        try {
            KeyStore store = empty();
            store.setKeyEntry(ALIAS, key, new char[0], chain.toArray(Certificate[]::new));
            return new Opened(store, "");
        } catch (GeneralSecurityException | IOException e) {
            throw new UnfitKey(
                    pem.certificates() + " and its key cannot be used: " + e.getMessage(), "write them anew");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Opened pkcs12(ServerKey.Pkcs12 files) throws UnfitKey {
        String password = files.password().isPresent()
                ? text(files.password().get()).lines().findFirst().orElse("")
                : "";
        try (InputStream in = new ByteArrayInputStream(bytes(files.store()))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.isKeyEntry(alias) ? store.getKey(alias, password.toCharArray()) : null;
                if (key instanceof PrivateKey own) {
                    PublicKey shown = store.getCertificate(alias).getPublicKey();
                    requireFit(shown, own, files.store() + " has a key beside the certificate of another one");
                    return new Opened(store, password);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new UnfitKey(
                    files.store() + " cannot be opened: " + e.getMessage(),
                    "see that it is PKCS#12 and that the first line of the password file opens it");
        }
        throw new UnfitKey(files.store() + " has no private key", "export it with its key");
    }

    private static List<Certificate> certificates(Path file) throws UnfitKey {
        List<Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : blocks(file, "CERTIFICATE")) {
                chain.add(factory.generateCertificate(new ByteArrayInputStream(block)));
            }
        } catch (GeneralSecurityException e) {
            throw new UnfitKey(file + " has a certificate that cannot be read: " + e.getMessage(), "write it anew");
        }
        if (chain.isEmpty()) {
            throw new UnfitKey(file + " has no certificate", "give a PEM file with a block BEGIN CERTIFICATE");
        }
        return chain;
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws UnfitKey {
        Optional<byte[]> block = blocks(file, "PRIVATE KEY").stream().findFirst();
        if (block.isEmpty()) {
            throw new UnfitKey(
                    file + " has no private key in PKCS#8 without a password (a block BEGIN PRIVATE KEY)",
                    "rewrite it with openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(block.get()));
        } catch (GeneralSecurityException e) {
            throw new UnfitKey(
                    file + " has no key of the kind of its certificate, which is " + algorithm,
                    "give the key that the certificate was made for");
        }
    }

    private static List<byte[]> blocks(Path file, String label) throws UnfitKey {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text(file));
        try {
            while (matcher.find()) {
                if (label.equals(matcher.group(1))) {
                    blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UnfitKey(file + " is damaged: " + e.getMessage(), "write it anew");
        }
        return blocks;
    }

    private static String text(Path file) throws UnfitKey {
        return new String(bytes(file), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Path file) throws UnfitKey {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnfitKey(file + " is not there", "give a file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new UnfitKey(file + " has more than 1 MiB", "give a shorter file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnfitKey(file + " cannot be read: " + e.getMessage(), "see who may read it");
        }
    }

    /** What one half signs the other one must verify. */
    private static void requireFit(PublicKey shown, PrivateKey own, String otherwise) throws UnfitKey {
        String algorithm = switch (own.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            throw new UnfitKey("keys of kind " + own.getAlgorithm() + " are not taken", "use RSA, EC or Ed25519");
        }
        byte[] something = "does it fit?".getBytes(StandardCharsets.US_ASCII);
        boolean fits;
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(own);
            signing.update(something);
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(shown);
            verifying.update(something);
            fits = verifying.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            fits = false;
        }
        if (!fits) {
            throw new UnfitKey(otherwise, "give the key that the certificate was made for");
        }
    }
}
