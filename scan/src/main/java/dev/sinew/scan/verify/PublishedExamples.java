package dev.sinew.scan.verify;

import java.util.Map;
import java.util.Optional;

/** Secrets that standards and manuals print as examples, and that programs and tests repeat: everybody knows them, and they open nothing. */
final class PublishedExamples {
    private static final Map<String, String> PRINTED = Map.of(
            "2YotnFZFEjr1zCsicMWpAA",
            "RFC 6749",
            "tGzv3JOkF0XG5Qx2TlKWIA",
            "RFC 6749",
            "SplxlOBeZQQYbYS6WxSbIA",
            "RFC 6749",
            "gX1fBat3bV",
            "RFC 6749",
            "czZCaGRSa3F0MzpnWDFmQmF0M2JW",
            "RFC 6749",
            "mF_9.B5f-4.1JqM",
            "RFC 6750",
            "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            "RFC 7617",
            "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",
            "Stripe's manual",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
            "Azure's storage emulator",
            "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
            "Telegram's manual");

    private PublishedExamples() {}

    /** What is printed in a standard or a manual is known, and none of its reader's. */
    static Optional<Verification> of(String secret) {
        return Optional.ofNullable(PRINTED.get(secret))
                .map(where -> new Verification(Validity.INVALID, "it is an example of " + where));
    }
}
