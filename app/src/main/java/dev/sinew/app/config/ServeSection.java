package dev.sinew.app.config;

import dev.sinew.app.config.Enforcing.Mode;
import dev.sinew.console.ListenAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the user tells of the always-on service. */
final class ServeSection {
    private static final int MIB_BITS = 20;

    private ServeSection() {}

    /** Files that it names are looked for beside {@code beside}. */
    static ServeOptions read(Section root, Path beside) throws WrongConfiguration {
        ServeOptions usual = ServeOptions.USUAL;
        Section serve = root.section(
                "serve",
                "console",
                "intake",
                "check",
                "watch",
                "proxies",
                "publish-every-s",
                "post-mib",
                "held-mib",
                "keep-days",
                "keep-mib",
                "enforce",
                "respond",
                "snapshot-every-entries");
        long post = number(serve, "post-mib", usual.postBytes() >> MIB_BITS, 1, 1_024);
        long held = number(serve, "held-mib", Math.max(post, usual.heldBytes() >> MIB_BITS), 1, 1 << 20);
        if (held < post) {
            throw serve.wrong("held-mib", "is less than one post", "write at least " + post);
        }
        return new ServeOptions(
                address(serve, "console", usual.console()),
                address(serve, "intake", usual.intake()),
                serve.has("check") ? Optional.of(address(serve, "check", "127.0.0.1:8472")) : Optional.empty(),
                serve.texts("watch"),
                ProxySection.read(serve, beside),
                Duration.ofSeconds(
                        number(serve, "publish-every-s", usual.publishEvery().toSeconds(), 1, 3_600)),
                (int) (post << MIB_BITS),
                held << MIB_BITS,
                Duration.ofDays(number(serve, "keep-days", usual.keepFor().toDays(), 1, 36_500)),
                number(serve, "keep-mib", usual.keepBytes() >> MIB_BITS, 1, 1L << 30) << MIB_BITS,
                enforcing(serve.section("enforce", "mode", "stale-after-s", "deadline-ms", "when-undecidable")),
                RespondSection.read(serve),
                number(serve, "snapshot-every-entries", usual.snapshotEvery(), 1_000, 1L << 40));
    }

    private static Enforcing enforcing(Section enforce) throws WrongConfiguration {
        Enforcing usual = Enforcing.USUAL;
        return new Enforcing(
                enforce.has("mode") ? mode(enforce) : usual.mode(),
                Duration.ofSeconds(
                        number(enforce, "stale-after-s", usual.staleAfter().toSeconds(), 1, 86_400)),
                Duration.ofMillis(
                        number(enforce, "deadline-ms", usual.deadline().toMillis(), 0, 10_000)),
                enforce.has("when-undecidable") && refuses(enforce));
    }

    private static Mode mode(Section enforce) throws WrongConfiguration {
        String text = enforce.needed("mode");
        return Mode.of(text)
                .orElseThrow(() -> enforce.wrong("mode", "is \"" + text + "\"", "write one of " + Mode.names()));
    }

    private static boolean refuses(Section enforce) throws WrongConfiguration {
        String text = enforce.needed("when-undecidable");
        if (text.equals("pass") || text.equals("refuse")) {
            return text.equals("refuse");
        }
        throw enforce.wrong("when-undecidable", "is \"" + text + "\"", "write pass or refuse");
    }

    private static String address(Section serve, String key, String usual) throws WrongConfiguration {
        String text = serve.text(key).orElse(usual);
        if (ListenAddress.parse(text).isEmpty()) {
            throw serve.wrong(key, "is \"" + text + "\"", "write HOST:PORT, such as " + usual);
        }
        return text;
    }

    private static long number(Section serve, String key, long usual, long least, long most) throws WrongConfiguration {
        if (!serve.has(key)) {
            return usual;
        }
        String text = serve.needed(key);
        if (text.matches("[0-9]{1,15}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw serve.wrong(key, "is \"" + text + "\"", "write a whole number from " + least + " to " + most);
    }
}
