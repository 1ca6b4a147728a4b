package dev.sinew.app.config;

import dev.sinew.inline.KeyFiles;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.inline.ServerKey;
import dev.sinew.inline.UnfitKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user tells of proxies: one text each, or keys where there is TLS. Keys and certificates are read here, before anything opens. */
final class ProxySection {
    private static final String BRIEF = "";
    private static final String LISTEN = "listen";
    private static final String UPSTREAM = "upstream";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String STORE = "key-store";
    private static final String PASSWORD = "key-store-password-file";
    private static final String TRUSTED = "upstream-certificates";

    private final Section section;
    private final Path beside;

    private ProxySection(Section section, Path beside) {
        this.section = section;
        this.beside = beside.toAbsolutePath();
    }

    static List<ProxyAddress> read(Section serve, Path beside) throws WrongConfiguration {
        List<ProxyAddress> proxies = new ArrayList<>();
        for (Section each :
                serve.sectionsOrTexts("proxies", BRIEF, LISTEN, UPSTREAM, CERTIFICATE, KEY, STORE, PASSWORD, TRUSTED)) {
            proxies.add(new ProxySection(each, beside).address());
        }
        return proxies;
    }

    private ProxyAddress address() throws WrongConfiguration {
        if (section.has(BRIEF)) {
            String text = section.needed(BRIEF);
            return ProxyAddress.parse(text)
                    .orElseThrow(() -> section.wrong(
                            BRIEF,
                            "is \"" + text + "\"",
                            "write LISTEN=UPSTREAM, such as 127.0.0.1:8080=http://127.0.0.1:9000"));
        }
        String listen = section.needed(LISTEN);
        String upstream = section.needed(UPSTREAM);
        ProxyAddress address = ProxyAddress.parse(listen + "=" + upstream)
                .orElseThrow(() -> section.wrong(
                        LISTEN,
                        "is \"" + listen + "\" for \"" + upstream + "\"",
                        "write HOST:PORT, and an upstream such as https://127.0.0.1:9443"));
        Optional<ServerKey> key = key();
        ProxyAddress proven = key.isPresent() ? address.with(key.get()) : address;
        return section.has(TRUSTED) ? proven.trusting(trusted(upstream)) : proven;
    }

    private Optional<ServerKey> key() throws WrongConfiguration {
        Optional<ServerKey> key = Optional.empty();
        if (section.has(STORE)) {
            if (section.has(CERTIFICATE) || section.has(KEY)) {
                throw section.wrong(STORE, "stands beside \"certificate\" or \"key\"", "give one or the other");
            }
            Optional<Path> password = section.has(PASSWORD) ? Optional.of(file(PASSWORD)) : Optional.empty();
            key = Optional.of(new ServerKey.Pkcs12(file(STORE), password));
        } else if (section.has(PASSWORD)) {
            throw section.wrong(PASSWORD, "opens nothing", "give \"key-store\" too");
        } else if (section.has(CERTIFICATE) || section.has(KEY)) {
            key = Optional.of(new ServerKey.Pem(file(CERTIFICATE), file(KEY)));
        }
        if (key.isPresent()) {
            try {
                KeyFiles.check(key.get());
            } catch (UnfitKey e) {
                throw unfit(section.has(STORE) ? STORE : CERTIFICATE, e);
            }
        }
        return key;
    }

    private Path trusted(String upstream) throws WrongConfiguration {
        if (!upstream.startsWith("https:")) {
            throw section.wrong(TRUSTED, "is of no use for " + upstream, "write https://…, or take it out");
        }
        Path file = file(TRUSTED);
        try {
            KeyFiles.check(file);
            return file;
        } catch (UnfitKey e) {
            throw unfit(TRUSTED, e);
        }
    }

    private Path file(String key) throws WrongConfiguration {
        try {
            return beside.resolveSibling(section.needed(key));
        } catch (InvalidPathException e) {
            throw section.wrong(key, "is no path: " + e.getReason(), "name a file");
        }
    }

    private WrongConfiguration unfit(String key, UnfitKey why) {
        return section.wrong(key, "cannot be used: " + why.getMessage(), why.cure());
    }
}
