package dev.sinew.engine.codec;

import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Direction;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Sealed;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The observation whose bytes of version 1 are kept: every part, and every constant that version 1 knows by its name, so that
 * a constant put anywhere but at the end is noticed.
 */
final class GoldenObservation {
    private static final ValueType[] TYPES = named(
                    ValueType::valueOf, "STRING INTEGER DECIMAL TRUE FALSE NULL EMPTY_OBJECT EMPTY_ARRAY BINARY")
            .toArray(ValueType[]::new);
    private static final ValueFormat[] FORMATS = named(
                    ValueFormat::valueOf,
                    "NONE EMPTY DIGITS NUMBER UUID HEX DATE DATE_TIME EMAIL URL IP JWT WORD SLUG TOKEN TEXT")
            .toArray(ValueFormat[]::new);
    private static final String CREDENTIALS =
            "BEARER_JWT BEARER_OPAQUE BASIC DIGEST OTHER_SCHEME API_KEY_HEADER API_KEY_QUERY JWT_HEADER JWT_QUERY JWT_COOKIE"
                    + " SESSION_COOKIE";

    private GoldenObservation() {}

    /** The observation, with some traits and a token's signature. */
    static Observation make(long traits, long signature) {
        FieldPath body = FieldPath.root(Location.BODY);
        FieldPath number = body.child("accounts").child(FieldPath.ELEMENT).child("number");
        return new Observation(
                new Origin("traffic.har", 17),
                "id-1",
                1_769_860_800_123_456L,
                12_345,
                Direction.OUTGOING,
                0x89abcdef,
                -17,
                true,
                "api.bank.example:8443",
                "POST",
                segments(),
                "transfer",
                201,
                rows(),
                Fields.NONE,
                new BodyFacts(Knowledge.WHOLE, BodyKind.JSON, 4_096, 1),
                new BodyFacts(Knowledge.UNKNOWN, BodyKind.NONE, -1, 0),
                new Observation.Client(0x0123456789abcdefL, new Sealed(new byte[] {1, 2, 3}), "okhttp"),
                credentials(signature),
                List.of(
                        new Link(Link.Kind.LOGIN, 1, -2, "access_token", new Sealed(new byte[] {9, 8})),
                        new Link(Link.Kind.REFRESH, 3, 4, "x-auth-token", Sealed.NONE)),
                List.of(
                        new ClassHit(Side.REQUEST, number, "iban", 3, "GB29••••••6819"),
                        new ClassHit(Side.ANSWER, body, "password", 1, "")),
                named(Outcome::valueOf, "UNKNOWN ATTEMPTED EXPOSED CHANGED")
                        .map(outcome -> new MarkHit("posture.token-in-url", Side.REQUEST, "token", outcome, "a note"))
                        .toList(),
                true,
                0b1010,
                traits,
                "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private static List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment("accounts", ValueFormat.WORD, 8, 77, 0));
        segments.add(new Segment("", ValueFormat.DIGITS, 12, -78, 0x7fff_ffff_ffff_ffffL));
        segments.add(new Segment("", ValueFormat.EMPTY, 0, 0, 0));
        return segments;
    }

    private static Fields rows() {
        int count = TYPES.length + FORMATS.length;
        FieldPath[] paths = new FieldPath[count];
        int[] kinds = new int[count];
        long[] prints = new long[count];
        long[] numbers = new long[count];
        String[] texts = new String[count];
        String locations = "QUERY HEADER COOKIE BODY";
        List<Location> places = named(Location::valueOf, locations).toList();
        for (int i = 0; i < count; i++) {
            boolean byType = i < TYPES.length;
            ValueType type = byType ? TYPES[i] : ValueType.STRING;
            ValueFormat format = byType ? ValueFormat.NONE : FORMATS[i - TYPES.length];
            int kind = Fields.kind(type, format, i * i * i);
            paths[i] = FieldPath.root(places.get(i % 4)).child("größe").child("f" + i / 3);
            kinds[i] = i % 3 == 0 ? Fields.identifying(kind) : kind;
            prints[i] = i % 2 == 0 ? 0 : -i;
            numbers[i] = type == ValueType.INTEGER ? Long.MIN_VALUE : i % 5 == 0 ? -1_001 : 0;
            texts[i] = i % 7 == 0 ? "ACTIVE" : "";
        }
        return new Fields(paths, kinds, prints, numbers, texts);
    }

    private static List<Credential> credentials(long signature) {
        Claims claims = new Claims(
                "RS256",
                5,
                "https://id.bank.example",
                6,
                7,
                8,
                9,
                List.of("accounts", "cards"),
                1_769_860_800L,
                Claims.ABSENT,
                1_769_864_400L,
                List.of("read"),
                signature,
                List.of(new Claims.Identifier("sub", 6)));
        return named(Credential.Kind::valueOf, CREDENTIALS)
                .map(kind -> new Credential(
                        kind, "authorization", 11, kind == Credential.Kind.BEARER_JWT ? claims : Claims.NONE))
                .toList();
    }

    private static <T> Stream<T> named(java.util.function.Function<String, T> constant, String names) {
        return Stream.of(names.split(" ")).map(constant);
    }
}
