package dev.sinew.engine.verify;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.classify.FieldEvidence;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.PasswordHashes;
import dev.sinew.engine.classify.ValueClasses;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells from the claims of a token, by their names and the forms of their values, what kinds of things it holds. Each claim is
 * decided like a field that was seen once; claims of the same name and form are decided once. Belongs to one thread.
 */
final class ClaimContents {
    private static final int MAX_NAME = 64;
    private static final int MOST_CLAIMS = 64;
    private static final int MOST_FORMS = 1 << 12;
    /** Claims that by their specification hold what proves something, or a reference to it. */
    private static final Set<String> PROTOCOL =
            Set.of("jti", "sid", "nonce", "at_hash", "c_hash", "s_hash", "kid", "x5t#S256", "jkt", "sub");

    private static final Set<String> CONTACT = Set.of("phone", "date-of-birth", "postal-address");

    private final FieldClasses classes = new FieldClasses();
    private final Map<Form, Set<TokenContent>> decided = new HashMap<>();

    private record Form(String name, ValueType type, ValueFormat format, int length, long hits) {}

    /** What a payload holds; what cannot be read holds nothing. */
    Set<TokenContent> of(JsonTokenizer tokenizer, byte[] json) {
        Set<TokenContent> found = EnumSet.noneOf(TokenContent.class);
        JsonTokenizer tokens = tokenizer.reset(json, 0, json.length);
        String name = "";
        int claims = 0;
        int token = tokens.next();
        while (token != JsonTokenizer.END && token != JsonTokenizer.ERROR && claims < MOST_CLAIMS) {
            if (token == JsonTokenizer.NAME) {
                boolean read = tokens.end() - tokens.start() <= MAX_NAME;
                name = read ? Ascii.text(json, tokens.start(), tokens.end()) : "";
                if (name.equals("cnf") && tokens.depth() == 1) {
                    found.add(TokenContent.BOUND_TO_A_KEY);
                }
            } else if (token == JsonTokenizer.STRING && tokens.end() > tokens.start() && !PROTOCOL.contains(name)) {
                claims++;
                found.addAll(of(form(name, json, tokens.start(), tokens.end())));
            }
            token = tokens.next();
        }
        return found;
    }

    private static Form form(String name, byte[] json, int from, int to) {
        int signature = CharClass.signature(json, from, to);
        ValueFormat format = Formats.of(json, from, to, signature);
        if ((NameTraits.of(name) & NameTraits.SECRET) != 0) {
            long hash = PasswordHashes.isOne(json, from, to) ? 1L << DataClass.PASSWORD_HASH.ordinal() : 0;
            return new Form(name, ValueType.STRING, ValueFormat.NONE, 0, hash);
        }
        int length = to - from;
        long hits = ValueClasses.mayHold(length, signature) ? ValueClasses.of(json, from, to, format, signature) : 0;
        return new Form(name, ValueType.STRING, format, Math.min(length, 1_024), hits);
    }

    private Set<TokenContent> of(Form form) {
        Set<TokenContent> known = decided.get(form);
        if (known != null) {
            return known;
        }
        Set<TokenContent> found = EnumSet.noneOf(TokenContent.class);
        for (String id : classes.decide(evidence(form))) {
            DataClass.ofId(id).flatMap(ClaimContents::kind).ifPresent(found::add);
        }
        if (decided.size() < MOST_FORMS) {
            decided.put(form, found);
        }
        return found;
    }

    private static FieldEvidence evidence(Form form) {
        Map<String, Long> hits = new HashMap<>();
        for (long left = form.hits(); left != 0; left &= left - 1) {
            hits.put(DataClass.ofOrdinal(Long.numberOfTrailingZeros(left)).id(), 1L);
        }
        return new FieldEvidence(
                Side.ANSWER,
                FieldPath.root(Location.BODY).child(form.name()),
                List.of(),
                Map.of(form.type(), 1L),
                Map.of(form.format(), 1L),
                1,
                form.length(),
                form.length(),
                hits);
    }

    private static Optional<TokenContent> kind(DataClass dataClass) {
        return switch (dataClass.category()) {
            case HEALTH -> Optional.of(TokenContent.HEALTH);
            case SECURITY ->
                switch (dataClass) {
                    case PASSWORD_HASH -> Optional.of(TokenContent.PASSWORD_HASH);
                    case PASSWORD, ONE_TIME_CODE, SECURITY_ANSWER -> Optional.of(TokenContent.PASSWORD);
                    case API_KEY, PRIVATE_KEY -> Optional.of(TokenContent.KEY);
                    default -> Optional.empty();
                };
            case FINANCIAL ->
                switch (dataClass) {
                    case PIN, PIN_BLOCK, CARD_VERIFICATION_CODE -> Optional.of(TokenContent.PASSWORD);
                    case CARD_NUMBER, IBAN, BANK_ACCOUNT, UK_BANK_ACCOUNT, US_BANK_ACCOUNT, BALANCE ->
                        Optional.of(TokenContent.MONEY);
                    default -> Optional.empty();
                };
            case PERSONAL -> {
                boolean identity = dataClass.severity().compareTo(Severity.HIGH) >= 0;
                yield identity
                        ? Optional.of(TokenContent.IDENTITY)
                        : CONTACT.contains(dataClass.id()) ? Optional.of(TokenContent.PERSON) : Optional.empty();
            }
        };
    }
}
