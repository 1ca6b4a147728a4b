package dev.sinew.scan.ask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The file that remembers which secrets were sent, so that none is sent twice. Of a secret it has 16 bytes of PBKDF2 with HMAC-SHA-512 and a key
 * of the file's own: too much for two to be taken for one, and too slow to find a weak one by trying. A line is written before a
 * secret goes out, and one more with what came of it, so that a run that is cut off sends nothing again. One run has the file at a time.
 */
public final class AskedBefore implements AutoCloseable {
    /** So long does one secret take as a question takes to be answered. */
    private static final int ROUNDS = 120_000;

    private static final int MOST_ROUNDS = 10_000_000;
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final int MOST_BYTES = 64 << 20;
    private static final Pattern FIRST =
            Pattern.compile("sinew-asked 1 pbkdf2-hmac-sha512 (\\d{1,8}) ([0-9a-f]{" + 2 * KEY_BYTES + "})");
    private static final Pattern LINE = Pattern.compile(
            "([0-9a-f]{32}) (\\d{4}-\\d\\d-\\d\\d) (sent|works|refused|open) ([A-Za-z0-9.:\\[\\]-]{1,260}) (\\d{1,3})");

    private final FileChannel channel;
    private final LocalDate today;
    private final Map<String, Outcome> known = new HashMap<>();
    private byte[] key = new byte[KEY_BYTES];
    private int rounds = ROUNDS;

    private AskedBefore(FileChannel channel, LocalDate today) {
        this.channel = channel;
        this.today = today;
    }

    /**
     * Opens the file, or begins one that its owner alone can read.
     *
     * @throws IOException where it cannot be used, with why and what to do
     */
    public static AskedBefore open(Path file, LocalDate today) throws IOException {
        boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (isNew) {
            create(file);
        } else {
            check(file);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            lock(channel);
            AskedBefore asked = new AskedBefore(channel, today);
            if (channel.size() == 0) {
                asked.begin();
            } else {
                asked.load();
            }
            return asked;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, owned("rwx------"));
        }
        Files.createFile(file, owned("rw-------"));
    }

    private static FileAttribute<?>[] owned(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void check(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no file");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it is longer than " + (MOST_BYTES >> 20) + " MB");
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (!PosixFilePermissions.fromString("rw-------").containsAll(all)) {
                throw new IOException("others than its owner have rights to it: chmod 600");
            }
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isPresent()) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Said below, as of another process.
        }
        throw new IOException("another run has it open");
    }

    private void begin() throws IOException {
        new SecureRandom().nextBytes(key);
        write("sinew-asked 1 pbkdf2-hmac-sha512 " + rounds + " "
                + HexFormat.of().formatHex(key));
    }

    private void load() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // Until all is there.
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        // What was cut off while it was written down did not go out yet.
        int end = text.lastIndexOf('\n') + 1;
        channel.truncate(end);
        channel.position(end);
        int number = 0;
        for (String line : text.substring(0, end).lines().toList()) {
            number++;
            if (!(number == 1 ? isFirst(line) : isOutcome(line))) {
                throw new IOException("line " + number
                        + " is not what such a file has: give the right file, or take this one away to begin anew");
            }
        }
        if (number == 0) {
            throw new IOException("it has no first line: take it away to begin anew");
        }
    }

    private boolean isFirst(String line) {
        Matcher first = FIRST.matcher(line);
        if (!first.matches()) {
            return false;
        }
        rounds = Integer.parseInt(first.group(1));
        key = HexFormat.of().parseHex(first.group(2));
        return rounds >= 1 && rounds <= MOST_ROUNDS;
    }

    private boolean isOutcome(String line) {
        Matcher said = LINE.matcher(line);
        if (!said.matches()) {
            return false;
        }
        try {
            Verdict verdict = Verdict.valueOf(said.group(3).toUpperCase(Locale.ROOT));
            known.put(
                    said.group(1),
                    new Outcome(
                            verdict,
                            said.group(4),
                            Integer.parseInt(said.group(5)),
                            "",
                            true,
                            Optional.of(LocalDate.parse(said.group(2)))));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** By what a secret is known in this file. */
    String tag(String secret) {
        PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), key, rounds, TAG_BITS);
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512");
            return HexFormat.of().formatHex(factory.generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** What came of a secret in an earlier run. */
    synchronized Optional<Outcome> of(String tag) {
        return Optional.ofNullable(known.get(tag));
    }

    /** Writes down that a secret is about to go out; it may not where this fails. */
    synchronized void sends(String tag, String host) throws IOException {
        write(tag + " " + today + " " + Verdict.SENT.word() + " " + host + " 0");
    }

    /** Writes down what came of it. */
    synchronized void heard(String tag, Outcome outcome) throws IOException {
        write(tag + " " + today + " " + outcome.verdict().word() + " " + outcome.host() + " " + outcome.status());
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
