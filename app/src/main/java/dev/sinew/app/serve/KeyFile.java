package dev.sinew.app.serve;

import dev.sinew.app.notify.Notifying;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.store.Settings;
import dev.sinew.store.Store;
import dev.sinew.store.Targets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file that holds an installation's privacy key: 64 hexadecimal digits and a line end, readable by its owner alone. It is
 * never changed; without it, what is kept cannot be read. While it is being replaced the next one lies beside it; when it was, it is
 * kept under its id.
 */
public final class KeyFile {
    /** Its name in the data folder. */
    public static final String NAME = "privacy.key";

    private static final String NEXT_NAME = NAME + ".next";
    private static final String SETTING = "privacy-key-id";
    private static final int BYTES = 32;
    private static final int MOST_BYTES = 200;

    private KeyFile() {}

    /**
     * The key of a data folder, made where nothing was written under another yet.
     *
     * @throws CannotServe where it cannot be read or written, is no key, or is not the one that the store was written under
     */
    public static PrivacyKey of(Path data, Settings settings) throws CannotServe {
        Path file = data.resolve(NAME);
        Optional<String> known = settings.get(SETTING);
        PrivacyKey key = readOrMake(file, known);
        String id = quoted(key);
        if (known.isPresent() && !known.get().equals(id)) {
            throw new CannotServe("the store was written under privacy key " + known.get() + ", and " + file + " holds "
                    + id + ". Put back the key that belongs to the store.");
        }
        settings.put(SETTING, id);
        return key;
    }

    private static String quoted(PrivacyKey key) {
        return '"' + Integer.toHexString(key.id()) + '"';
    }

    private static PrivacyKey readOrMake(Path file, Optional<String> known) throws CannotServe {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            if (known.isPresent()) {
                throw new CannotServe("the store was written under privacy key " + known.get() + ", and there is no "
                        + file + ". Put that key back; a new one cannot continue what is kept.");
            }
            return make(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The key that is to replace the one in use, while both are used.
     *
     * @throws CannotServe where it cannot be read or is no key
     */
    static Optional<PrivacyKey> next(Path data) throws CannotServe {
        Path file = data.resolve(NEXT_NAME);
        try {
            return Optional.of(read(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The key in use, which a service made.
     *
     * @throws CannotServe where there is none, or it cannot be read
     */
    public static PrivacyKey existing(Path data) throws CannotServe {
        return existingFile(data.resolve(NAME));
    }

    /** The id of the key that a store was written under last, where it was. */
    static Optional<Integer> known(Settings settings) {
        return settings.get(SETTING).map(id -> Integer.parseUnsignedInt(id.substring(1, id.length() - 1), 16));
    }

    /**
     * Makes the key that is to replace the one in use.
     *
     * @return the ids of both
     * @throws CannotServe where there is none in use, or one is being replaced already
     */
    public static Rotation begin(Path data) throws CannotServe {
        String old = idOf(data.resolve(NAME));
        Path file = data.resolve(NEXT_NAME);
        if (Files.exists(file)) {
            throw new CannotServe("the key is being replaced already: " + file
                    + " is there. `sinew key rotate --finish` ends that, once both were used for long enough.");
        }
        return new Rotation(old, Integer.toHexString(make(file).id()));
    }

    /**
     * Puts the next key in the place of the one in use, which is kept under its id. Where this was broken off, it can be done again.
     *
     * @param store which no service may be using; what is sealed in it is sealed anew
     * @throws CannotServe where no key is being replaced
     */
    public static Rotation finish(Path data, Store store) throws CannotServe {
        Settings settings = store.settings();
        Path current = data.resolve(NAME);
        Path next = data.resolve(NEXT_NAME);
        String old = idOf(current);
        try {
            if (Files.exists(next)) {
                idOf(next);
                Files.copy(current, data.resolve(NAME + "." + old), StandardCopyOption.REPLACE_EXISTING);
                Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
            } else if (known(settings)
                    .map(Integer::toHexString)
                    .filter(id -> !id.equals(old))
                    .isEmpty()) {
                throw new CannotServe("no key is being replaced. `sinew key rotate` begins that.");
            }
            String id = idOf(current);
            String before = known(settings).map(Integer::toHexString).orElse(old);
            reseal(data, store.targets(), existing(data));
            settings.put(Notifying.QUIET_THROUGH, Long.toString(store.journal().last()));
            settings.put(SETTING, '"' + id + '"');
            return new Rotation(before, id);
        } catch (IOException e) {
            throw new CannotServe("cannot replace the privacy key " + current + ": " + e.getMessage());
        }
    }

    private static void reseal(Path data, Targets targets, PrivacyKey key) throws CannotServe {
        List<Targets.Target> anew = new ArrayList<>();
        for (Targets.Target target : targets.all()) {
            if (target.keyId() != key.id()) {
                PrivacyKey old = existingFile(data.resolve(NAME + "." + Integer.toHexString(target.keyId())));
                anew.add(target.sealed(key.id(), key.seal(old.open(target.settings()))));
            }
        }
        targets.reseal(anew);
    }

    /** The ids, in hexadecimal, of a key and of the one that replaces it. */
    public record Rotation(String old, String fresh) {}

    /**
     * The id of the key of a file, in hexadecimal.
     *
     * @throws CannotServe where there is none, or it cannot be read
     */
    public static String idOf(Path file) throws CannotServe {
        return Integer.toHexString(existingFile(file).id());
    }

    private static PrivacyKey existingFile(Path file) throws CannotServe {
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            throw new CannotServe("there is no privacy key " + file + ". `sinew serve` makes one at its first start.");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CannotServe unreadable(Path file, IOException why) {
        return new CannotServe("cannot read the privacy key " + file + ": " + why.getMessage()
                + ". It must be readable by the user that Sinew runs as.");
    }

    private static PrivacyKey read(Path file) throws IOException, CannotServe {
        if (Files.size(file) > MOST_BYTES) {
            throw noKey(file);
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            byte[] master = HexFormat.of().parseHex(text);
            if (master.length == BYTES) {
                return new PrivacyKey(master);
            }
        } catch (IllegalArgumentException e) {
            throw noKey(file);
        }
        throw noKey(file);
    }

    private static CannotServe noKey(Path file) {
        return new CannotServe(file
                + " is no privacy key (64 hexadecimal digits). Put back the one that belongs to this data folder.");
    }

    private static PrivacyKey make(Path file) throws CannotServe {
        byte[] master = new byte[BYTES];
        new SecureRandom().nextBytes(master);
        byte[] text = (HexFormat.of().formatHex(master) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel out = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(text));
            out.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new CannotServe(file + " was made by another process just now. Start again.");
        } catch (IOException e) {
            throw new CannotServe("cannot make the privacy key " + file + ": " + e.getMessage());
        }
        return new PrivacyKey(master);
    }
}
