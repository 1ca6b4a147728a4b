package dev.sinew.probe.oracle;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.classify.FieldEvidence;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.ValueClasses;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.probe.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The data classes of the fields of one JSON document, decided as for traffic: by a field's name, its neighbours and all its values together.
 */
public final class SensitiveFields {
    /** Classes of what nobody may see but who it is of, and most not even who it is of. */
    public static final Set<DataClass> SECRET = Collections.unmodifiableSet(EnumSet.of(
            DataClass.PASSWORD,
            DataClass.PASSWORD_HASH,
            DataClass.PRIVATE_KEY,
            DataClass.SECURITY_ANSWER,
            DataClass.PIN,
            DataClass.CARD_VERIFICATION_CODE));

    private static final Set<DataClass> PERSONAL =
            EnumSet.of(DataClass.POSTAL_ADDRESS, DataClass.DATE_OF_BIRTH, DataClass.CARD_EXPIRY, DataClass.BALANCE);

    private static final DataClass[] CLASSES = DataClass.values();

    private static final Pattern BLOTTED = Pattern.compile("(?i)[*•]{3}|x{4}|redacted|hidden|masked|filtered");
    /** The address of a database or the like, with who logs in there and by what: all of a value, and none of the words that examples have there. */
    private static final Pattern ADDRESS_WITH_PASSWORD = Pattern.compile(
            "(?i)\\s*(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|ldaps?|s?ftp|smtps?)://"
                    + "[^\\s:/@<]{1,64}:(?!(?:your_?)?(?:password|passwd|pass|pwd|secret|changeme|example|test)@)[^\\s:/@${}<]{1,128}"
                    + "@(?!localhost|127\\.|[\\w.-]*example\\b)[\\w.-]+\\S*\\s*");

    private static final int SHORTEST = 3;
    private static final Pattern AMOUNT = Pattern.compile("(?i)(?:\\w+_)?amount(?:_?cents)?|sum|value");
    private static final Pattern FROM =
            Pattern.compile("(?i)(?:from|source|sender|debtor|payer)_?(?:account|iban)?(?:_?(?:id|number|no))?");
    private static final Pattern TO = Pattern.compile(
            "(?i)(?:to|target|destination|recipient|receiver|beneficiary|creditor|payee)_?(?:account|iban)?(?:_?(?:id|number|no))?");

    private SensitiveFields() {}

    /** Whether a document shows what proves somebody or opens an account, whomever it is shown to. */
    public static boolean opens(JsonNode root) {
        return of(root).entrySet().stream()
                        .anyMatch(each -> SECRET.contains(each.getValue()) && isShown(root, each.getKey()))
                || Scalars.of(root).values().stream()
                        .anyMatch(each -> ADDRESS_WITH_PASSWORD.matcher(each).matches()
                                && !BLOTTED.matcher(each).find());
    }

    /** Whether a document shows keys or tokens. */
    public static boolean hasKeys(JsonNode root) {
        return of(root).entrySet().stream()
                .anyMatch(each -> (each.getValue() == DataClass.API_KEY || each.getValue() == DataClass.TOKEN)
                        && isShown(root, each.getKey()));
    }

    /** The class of each field that has one, the worst where there are several; fields as {@code accounts[].iban}. */
    public static SortedMap<String, DataClass> of(JsonNode root) {
        Map<String, List<String>> values = new TreeMap<>();
        Scalars.of(root)
                .forEach((path, value) -> values.computeIfAbsent(Scalars.member(path), key -> new ArrayList<>())
                        .add(value));
        FieldClasses classes = new FieldClasses();
        SortedMap<String, DataClass> found = new TreeMap<>();
        for (Map.Entry<String, List<String>> each : values.entrySet()) {
            FieldEvidence evidence =
                    evidence(each.getKey(), each.getValue(), neighbours(each.getKey(), values.keySet()));
            worst(classes.decide(evidence)).ifPresent(worst -> found.put(each.getKey(), worst));
        }
        return found;
    }

    /**
     * Whether an answer has what nobody shows to others: numbers of cards, such as states give to people, secrets, movements of money. Accounts alone are none, as
     * others pay to them. What the request named itself is left out.
     */
    public static boolean isConfidential(Reply reply, Collection<String> named) {
        return reply.json()
                .filter(json -> {
                    Map<String, String> shown = Scalars.of(json);
                    return hasMovement(shown)
                            || of(json).entrySet().stream()
                                    .filter(each -> isConfidential(each.getValue()))
                                    .anyMatch(each -> shown.entrySet().stream()
                                            .anyMatch(one ->
                                                    Scalars.member(one.getKey()).equals(each.getKey())
                                                            && !named.contains(one.getValue())));
                })
                .isPresent();
    }

    /** Whether an answer has what one shows of oneself and others do not show of one: confidential values, where one lives, when a card ends. */
    public static boolean isPersonal(JsonNode root) {
        return of(root).entrySet().stream()
                .anyMatch(each -> (isConfidential(each.getValue()) || PERSONAL.contains(each.getValue()))
                        && isShown(root, each.getKey()));
    }

    /** Whether a class is of how somebody is reached, or of what is more personal. */
    public static boolean isOfSomebody(DataClass found) {
        return isConfidential(found)
                || PERSONAL.contains(found)
                || found == DataClass.EMAIL
                || found == DataClass.PHONE;
    }

    /** Whether an answer has where something is. */
    public static boolean isPlaced(JsonNode root) {
        return of(root).containsValue(DataClass.GEOLOCATION);
    }

    /** Whether an answer has how somebody is reached, or what is more personal. */
    public static boolean isOfSomebody(JsonNode root) {
        return isPersonal(root)
                || of(root).entrySet().stream()
                        .anyMatch(each -> (each.getValue() == DataClass.EMAIL || each.getValue() == DataClass.PHONE)
                                && isShown(root, each.getKey()));
    }

    /** Whether somewhere an amount stands beside the accounts that it went from and to. */
    private static boolean hasMovement(Map<String, String> shown) {
        return shown.entrySet().stream().anyMatch(each -> {
            String parent = each.getKey().substring(0, each.getKey().lastIndexOf('.') + 1);
            return AMOUNT.matcher(each.getKey().substring(parent.length())).matches()
                    && Numeral.isOne(each.getValue())
                    && hasMember(shown, parent, FROM)
                    && hasMember(shown, parent, TO);
        });
    }

    private static boolean hasMember(Map<String, String> shown, String parent, Pattern name) {
        return shown.keySet().stream()
                .anyMatch(each -> each.startsWith(parent)
                        && name.matcher(each.substring(parent.length())).matches());
    }

    private static boolean isConfidential(DataClass found) {
        return found.severity().compareTo(Severity.HIGH) >= 0
                && found != DataClass.IBAN
                && found != DataClass.BANK_ACCOUNT
                && found != DataClass.US_BANK_ACCOUNT;
    }

    /** Whether some value of a field is there to be read: not empty, not a flag, not blotted out. */
    public static boolean isShown(JsonNode root, String field) {
        return Scalars.of(root).entrySet().stream()
                .filter(each -> Scalars.member(each.getKey()).equals(field))
                .map(Map.Entry::getValue)
                .anyMatch(value -> value.length() >= SHORTEST
                        && !value.equals("true")
                        && !value.equals("false")
                        && 2 * value.chars().filter(Character::isLetterOrDigit).count() > value.length()
                        && !BLOTTED.matcher(value).find());
    }

    private static Optional<DataClass> worst(List<String> ids) {
        return ids.stream()
                .flatMap(id -> DataClass.ofId(id).stream())
                .max((a, b) -> a.severity().compareTo(b.severity()));
    }

    private static List<String> neighbours(String field, Set<String> all) {
        String parent = field.substring(0, field.lastIndexOf('.') + 1);
        return all.stream()
                .filter(each -> each.startsWith(parent) && !each.equals(field))
                .map(each -> each.substring(parent.length()))
                .filter(each -> each.indexOf('.') < 0)
                .toList();
    }

    private static FieldEvidence evidence(String field, List<String> values, List<String> neighbours) {
        FieldPath path = FieldPath.root(Location.BODY);
        for (String name : field.split("\\.", -1)) {
            String plain = name.replace("[]", "");
            path = plain.isEmpty() ? path : path.child(plain);
            path = name.endsWith("[]") ? path.child(FieldPath.ELEMENT) : path;
        }
        Map<ValueType, Long> types = new EnumMap<>(ValueType.class);
        Map<ValueFormat, Long> formats = new EnumMap<>(ValueFormat.class);
        Map<String, Long> hits = new HashMap<>();
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            int signature = CharClass.signature(bytes, 0, bytes.length);
            ValueFormat format = bytes.length == 0 ? ValueFormat.EMPTY : Formats.of(bytes, 0, bytes.length, signature);
            types.merge(ValueType.STRING, 1L, Long::sum);
            formats.merge(format, 1L, Long::sum);
            shortest = Math.min(shortest, bytes.length);
            longest = Math.max(longest, bytes.length);
            long bits = ValueClasses.mayHold(bytes.length, signature)
                    ? ValueClasses.of(bytes, 0, bytes.length, format, signature)
                    : 0;
            for (int i = 0; bits != 0 && i < Math.min(CLASSES.length, Long.SIZE); i++) {
                if ((bits >>> i & 1) != 0) {
                    hits.merge(CLASSES[i].id(), 1L, Long::sum);
                }
            }
        }
        long distinct = new HashSet<>(values).size();
        // As in traffic, where nothing is kept of how long a secret is.
        boolean secret = (NameTraits.of(path.fieldName()) & NameTraits.SECRET) != 0;
        return new FieldEvidence(
                Side.ANSWER,
                path,
                neighbours,
                types,
                formats,
                distinct,
                secret ? 0 : shortest,
                secret ? 0 : longest,
                hits);
    }
}
