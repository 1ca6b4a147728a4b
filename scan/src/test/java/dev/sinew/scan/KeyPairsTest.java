package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.verify.PublicHalf;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Private keys whose public halves lie in the same scan. */
class KeyPairsTest {
    private static final long SEED = 20_260_118;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static KeyPair pair(String kind) throws NoSuchAlgorithmException {
        return KeyPairGenerator.getInstance(kind).generateKeyPair();
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + what + "-----\n";
    }

    private static String pem(PrivateKey key) {
        return pem("PRIVATE " + "KEY", key.getEncoded());
    }

    private static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    /** As an SSH client writes it, after RFC 4253. */
    private static String ssh(RSAPublicKey key) {
        byte[] kind = "ssh-rsa".getBytes(StandardCharsets.US_ASCII);
        byte[] exponent = key.getPublicExponent().toByteArray();
        byte[] modulus = key.getModulus().toByteArray();
        ByteBuffer blob = ByteBuffer.allocate(12 + kind.length + exponent.length + modulus.length);
        for (byte[] each : List.of(kind, exponent, modulus)) {
            blob.putInt(each.length).put(each);
        }
        return "ssh-rsa " + Base64.getEncoder().encodeToString(blob.array()) + " me@here\n";
    }

    private List<Finding> findings(String... files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(folder.resolve(files[i]), files[i + 1]);
        }
        return new Scan(new ScanSettings(List.of(folder), Planted.OURS, new Suppressed(), Planted.NOW, 1 << 20, 2))
                .run()
                .findings();
    }

    @Test
    void thePublicKeyTellsWhoseItIs() throws Exception {
        KeyPair rsa = pair("RSA");
        KeyPair curve = pair("EC");
        List<Finding> found = findings(
                "a.pem", pem(rsa.getPrivate()),
                "b.pem", pem(pair("RSA").getPrivate()),
                "id.pub", ssh((RSAPublicKey) rsa.getPublic()),
                "c.pem", pem(curve.getPublic()));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(found.getFirst().evidence().toString()).contains("its public half lies in id.pub:1");
        assertThat(found.getLast().evidence().toString()).doesNotContain("public half");
    }

    /** In what is drawn any word of four letters may stand: a public half says nothing of itself. */
    @Test
    void wordsInThePublicKey() throws Exception {
        String pub = ssh((RSAPublicKey) pair("RSA").getPublic());
        String worded = pub.substring(0, 40) + "fakeTODOxxxx" + pub.substring(52);
        assertThat(Planted.rules("id.pub", worded)).containsExactly("public-key");
    }

    private Scan scan() {
        return new Scan(new ScanSettings(List.of(folder), Planted.OURS, new Suppressed(), Planted.NOW, 1 << 20, 2));
    }

    /** In a history the halves need not have been there at the same time; before a commit, one may long be there. */
    @Test
    void halvesInRepositories() throws Exception {
        KeyPair rsa = pair("RSA");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Files.writeString(folder.resolve("id.pub"), ssh((RSAPublicKey) rsa.getPublic()));
            Files.writeString(folder.resolve("other.pem"), pem(pair("RSA").getPublic()));
            git.add().addFilepattern(".").call();
            git.commit().setMessage("halves").setSign(false).call();
            Files.writeString(folder.resolve("a.pem"), pem(rsa.getPrivate()));
            git.add().addFilepattern(".").call();
            assertThat(scan().staged().findings())
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.evidence().toString()).contains("its public half lies in id.pub:1"));
            Files.delete(folder.resolve("id.pub"));
            git.add().setUpdate(true).addFilepattern(".").call();
            git.commit().setMessage("the private one").setSign(false).call();
            assertThat(scan().history().findings())
                    .singleElement()
                    .satisfies(found ->
                            assertThat(found.evidence().toString()).contains("its public half lies in id.pub:1"));
        }
    }

    @Test
    void aPublicKeyAloneIsNoSecret() throws Exception {
        assertThat(findings(
                        "a.pub",
                        pem(pair("RSA").getPublic()),
                        "b.pub",
                        pem(pair("EC").getPublic())))
                .isEmpty();
    }

    @Test
    void halvesOfOnePairAreKnownByTheSame() throws Exception {
        KeyPair rsa = pair("RSA");
        assertThat(PublicHalf.ofPrivate(pem(rsa.getPrivate())))
                .isPresent()
                .isEqualTo(PublicHalf.ofPublic(pem(rsa.getPublic())))
                .isEqualTo(PublicHalf.ofPublic(ssh((RSAPublicKey) rsa.getPublic())));
        assertThat(PublicHalf.ofPublic(pem(pair("RSA").getPublic())))
                .isNotEqualTo(PublicHalf.ofPublic(pem(rsa.getPublic())));
        assertThat(PublicHalf.ofPublic(pem(pair("Ed25519").getPublic()))).isPresent();
    }

    /** Whatever stands between the lines, it is read in an instant and nothing is thrown. */
    @Test
    void damagedKeys() throws Exception {
        Random random = new Random(SEED);
        byte[] whole = pair("RSA").getPrivate().getEncoded();
        for (int i = 0; i < 1_000; i++) {
            byte[] key = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                key[random.nextInt(i % 2 == 0 ? 40 : key.length)] = (byte) random.nextInt(256);
            }
            String text = pem("PRIVATE " + "KEY", key);
            assertThat(Planted.scan("a.pem", text).size())
                    .as("seed " + SEED + " round " + i)
                    .isLessThan(2);
            PublicHalf.ofPrivate(text);
            PublicHalf.ofPublic(pem(i % 3 == 0 ? "CERTIFICATE" : "PUBLIC KEY", key));
            PublicHalf.ofPublic("ssh-rsa AAAA" + new BigInteger(1, key).toString(36));
        }
    }
}
