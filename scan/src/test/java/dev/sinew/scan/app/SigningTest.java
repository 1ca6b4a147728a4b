package dev.sinew.scan.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packages that the JDK's tools signed, and blocks of later schemes as Android describes them. */
class SigningTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int V2 = 0x7109871a;
    private static final int DIRECTORY = 0x02014b50;
    private static final int END = 22;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private KeyStore.PrivateKeyEntry key(String name, String algorithm, int bits)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-dname",
                name,
                "-keyalg",
                algorithm,
                "-keysize",
                "" + bits,
                "-validity",
                "10000",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD));
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return (KeyStore.PrivateKeyEntry) keys.getEntry("a", new KeyStore.PasswordProtection(PASSWORD));
    }

    private byte[] signed(byte[] app, KeyStore.PrivateKeyEntry key) throws IOException {
        Path file = Files.write(folder.resolve("app.apk"), app);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            new JarSigner.Builder(key).build().sign(zip, out);
        }
        return out.toByteArray();
    }

    /** A block with one entry: signers, signer, signed data, no digests, certificates, certificate, each with its length. */
    private static byte[] withBlock(byte[] app, KeyStore.PrivateKeyEntry key) throws GeneralSecurityException {
        byte[] certificate = key.getCertificate().getEncoded();
        ByteBuffer value = ByteBuffer.allocate(24 + certificate.length).order(ByteOrder.LITTLE_ENDIAN);
        value.putInt(20 + certificate.length)
                .putInt(16 + certificate.length)
                .putInt(12 + certificate.length)
                .putInt(0)
                .putInt(4 + certificate.length)
                .putInt(certificate.length)
                .put(certificate);
        int size = 8 + 4 + value.capacity() + 24;
        ByteBuffer old = ByteBuffer.wrap(app).order(ByteOrder.LITTLE_ENDIAN);
        int directory = old.getInt(app.length - END + 16);
        assertThat(old.getInt(directory)).isEqualTo(DIRECTORY);
        ByteBuffer signed = ByteBuffer.allocate(app.length + 8 + size).order(ByteOrder.LITTLE_ENDIAN);
        signed.put(app, 0, directory)
                .putLong(size)
                .putLong(4 + value.capacity())
                .putInt(V2)
                .put(value.array())
                .putLong(size)
                .put("APK Sig Block 42".getBytes(US_ASCII))
                .put(app, directory, app.length - directory);
        signed.putInt(signed.capacity() - END + 16, directory + 8 + size);
        return signed.array();
    }

    @ParameterizedTest
    @CsvSource({
        "'CN=Bank', RSA, 1024, RSA of 1024 bits",
        "'CN=Bank', RSA, 2048, ''",
        "'CN=Bank', EC, 256, ''",
        "'CN=Android Debug,O=Android,C=US', RSA, 2048, signed with a debug key (CN=Android Debug",
    })
    void keysAndSchemes(String name, String algorithm, int bits, String said) throws Exception {
        KeyStore.PrivateKeyEntry key = key(name, algorithm, bits);
        byte[] app = AppMaker.usual().main(CodeMaker::ends).bytes();
        byte[] old = signed(app, key);
        List<byte[]> all = List.of(old, withBlock(old, key), withBlock(app, key));
        for (int i = 0; i < all.size(); i++) {
            AppResult result = AppMaker.scan(all.get(i), new ArrayList<>());
            assertThat(AppMaker.says(result, "old-signature-scheme"))
                    .isEqualTo(i == 0 ? List.of("CONFIRMED META-INF: scheme 1 is the only one") : List.of());
            List<String> weak = AppMaker.says(result, "weak-signing-key");
            assertThat(weak).hasSize(said.isEmpty() ? 0 : 1).allMatch(text -> text.contains(said));
        }
    }

    @Test
    void whatIsNotSignedHasNoKey() {
        AppResult result = AppMaker.usual().main(CodeMaker::ends).scan();
        assertThat(AppMaker.says(result, "old-signature-scheme")).isEmpty();
        assertThat(AppMaker.says(result, "weak-signing-key")).isEmpty();
    }
}
