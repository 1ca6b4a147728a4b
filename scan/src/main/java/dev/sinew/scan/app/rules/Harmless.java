package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.Target;
import java.util.Set;

/** Methods that cannot refuse anything: they write a log, put a text together, or read a property. */
final class Harmless {
    private static final Set<String> OWNERS = Set.of(
            "Landroid/util/Log;",
            "Ljava/lang/String;",
            "Ljava/lang/StringBuilder;",
            "Ljava/lang/System;",
            "Ljava/io/PrintStream;",
            "Ljava/util/Arrays;",
            "Lkotlin/jvm/internal/Intrinsics;",
            "Landroid/net/http/SslError;");
    private static final Set<String> LOGGING =
            Set.of("trace", "debug", "info", "warn", "error", "log", "v", "d", "i", "w", "e", "println");
    private static final String CERTIFICATE = "Ljava/security/cert/X509Certificate;";

    private Harmless() {}

    /** Whether a call can be left out when asking whether something is refused. */
    static boolean cannotRefuse(Target target) {
        if (OWNERS.contains(target.owner()) || target.is("Ljava/lang/Object;", "<init>")) {
            return true;
        }
        if (target.owner().equals(CERTIFICATE)) {
            return target.name().startsWith("get");
        }
        boolean logger = target.owner().toLowerCase(java.util.Locale.ROOT).contains("log");
        return logger && LOGGING.contains(target.name());
    }
}
