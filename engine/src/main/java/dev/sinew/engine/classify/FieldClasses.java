package dev.sinew.engine.classify;

import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which classes a field holds, over all its values against chance, with its name and its neighbours' names.
 *
 * <p>The score of a class is a logarithm of odds: the prior of a field that says nothing, what the name and the names around it
 * add, and for each of the values that differ how much likelier it is to pass or fail where the field holds the class, of
 * which one in twenty may be junk, than by luck. Classes above even odds are held, the best first, as long as there are values
 * that no better one explains. What names say is remembered, so an instance belongs to one thread.
 */
public final class FieldClasses {
    /** One in ten thousand fields without a telling name holds a given class. */
    private static final double PRIOR = -9.2;

    private static final double SAYS = 11.5;
    private static final double SUITS = 6;
    private static final double CONTEXT = 4;
    private static final double MORE_CONTEXT = 1.5;
    private static final double LETTER = 0.01;
    /** The share of a class's values that pass its check. */
    private static final double GENUINE = 0.95;
    /** Up to this luck a form is of the class, whatever the field is called. */
    private static final double CERTAIN = 1e-6;
    /** From this luck on a default value of a field may well pass. */
    private static final double WEAK = 1e-2;
    /** Forms without a check, shared with too much else: seats, versions, parts of dates. */
    private static final Set<DataClass> NEED_A_NAME = EnumSet.of(DataClass.ICD_10, DataClass.CARD_EXPIRY);

    private static final Set<DataClass> KEYS = EnumSet.of(
            DataClass.JWT,
            DataClass.PRIVATE_KEY,
            DataClass.API_KEY,
            DataClass.PASSWORD_HASH,
            DataClass.SESSION_ID,
            DataClass.TOKEN);
    /** Tickets and sessions are tokens where their values look drawn. */
    private static final ValueShape DRAWN = ValueShape.parse("KHU 8 100000");

    /** What a person reads off and types in, though the field calls it a token. */
    private static final ValueShape TYPED_CODE = ValueShape.parse("D 4 8");

    private static final List<DataClass> TYPED_IN = List.of(
            DataClass.PASSWORD,
            DataClass.PASSWORD_HASH,
            DataClass.PIN_BLOCK,
            DataClass.PIN,
            DataClass.CARD_VERIFICATION_CODE,
            DataClass.ONE_TIME_CODE,
            DataClass.SECURITY_ANSWER,
            DataClass.API_KEY,
            DataClass.PRIVATE_KEY);

    private static final DataClass[] ALL = DataClass.values();

    private final NameCache names = new NameCache();
    private final List<CustomClass> customs;
    private final List<ClassOverride> overrides;

    /** Without classes of the user's own. */
    public FieldClasses() {
        this(List.of(), List.of());
    }

    /** Of the overrides, the first that fits a field counts; their ids are those of {@link DataClass} or of {@code customs}. */
    public FieldClasses(List<CustomClass> customs, List<ClassOverride> overrides) {
        this.customs = List.copyOf(customs);
        this.overrides = List.copyOf(overrides);
        Set<String> known = new HashSet<>();
        for (CustomClass custom : customs) {
            if (!known.add(custom.id())) {
                throw new IllegalArgumentException("the data class " + custom.id() + " is given twice");
            }
        }
        for (ClassOverride override : overrides) {
            for (String id : override.classes()) {
                if (!known.contains(id) && DataClass.ofId(id).isEmpty()) {
                    throw new IllegalArgumentException("no data class is called " + id + ": " + override.field());
                }
            }
        }
    }

    private record Candidate(DataClass dataClass, double score, long hits) {}

    /** How bad a class is where a stranger reads it, by its id; medium where nobody knows the class. */
    public Severity severity(String id) {
        return customs.stream()
                .filter(custom -> custom.id().equals(id))
                .map(CustomClass::severity)
                .findFirst()
                .or(() -> DataClass.ofId(id).map(DataClass::severity))
                .orElse(Severity.MEDIUM);
    }

    /** The ids of the classes, in order; overrides for single APIs do not count. */
    public List<String> decide(FieldEvidence field) {
        return decide("", field);
    }

    /** The ids of the classes of a field of an api, in order. */
    public List<String> decide(String api, FieldEvidence field) {
        for (ClassOverride override : overrides) {
            if (override.fits(api, field)) {
                return override.classes();
            }
        }
        Set<String> ids = new TreeSet<>();
        for (DataClass held : held(field)) {
            ids.add(held.id());
        }
        for (CustomClass custom : customs) {
            if (custom.holds(field)) {
                ids.add(custom.id());
            }
        }
        return List.copyOf(ids);
    }

    private Set<DataClass> held(FieldEvidence field) {
        NameEvidence name = new NameEvidence(field, names);
        if (isCatalogue(field)) {
            return EnumSet.noneOf(DataClass.class);
        }
        if (isTypedIn(field)) {
            Set<DataClass> secret = typedIn(name);
            boolean hashed = 2 * field.hits(DataClass.PASSWORD_HASH) > field.filled();
            return hashed && secret.contains(DataClass.PASSWORD) ? EnumSet.of(DataClass.PASSWORD_HASH) : secret;
        }
        if (field.side() == Side.REQUEST && name.says(DataClass.TOKEN) && TYPED_CODE.fits(field)) {
            return EnumSet.of(DataClass.ONE_TIME_CODE);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (DataClass dataClass : ALL) {
            double score = score(dataClass, field, name);
            if (score > 0) {
                long hits = dataClass.isChecked() ? field.hits(dataClass) : 0;
                candidates.add(new Candidate(dataClass, score, hits));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return chosen(candidates, field, name);
    }

    /** Whether the names around are those of texts that a page shows: a table of translations is about data and holds none. */
    private boolean isCatalogue(FieldEvidence field) {
        int shown = 0;
        for (String neighbour : field.neighbours()) {
            shown += names.of(neighbour).shown() ? 1 : 0;
        }
        return shown >= 6;
    }

    private static double score(DataClass dataClass, FieldEvidence field, NameEvidence name) {
        double before = PRIOR + named(dataClass, name);
        long hits = field.hits(dataClass);
        if (hits > 0 && dataClass.isChecked() && mayCount(dataClass, name)) {
            double score = before + weight(dataClass, hits, field, name.suits(dataClass));
            if (score > 0) {
                return score;
            }
        }
        if (dataClass == DataClass.TOKEN && (hits > 0 || name.contradicts())) {
            boolean token = name.says(dataClass) || DRAWN.fits(field);
            return token && !name.contradicts() ? Math.max(before, 1) : -1;
        }
        if (dataClass == DataClass.BANK_ACCOUNT && isOfOneCountry(name)) {
            return -1;
        }
        return before > 0 && isByName(dataClass, field, name) ? before : -1;
    }

    private static boolean isByName(DataClass dataClass, FieldEvidence field, NameEvidence name) {
        if (dataClass == DataClass.PERSON_NAME && name.isOfOrganisation() && !name.says(dataClass)) {
            return false;
        }
        if (dataClass == DataClass.CARD_EXPIRY && name.context(dataClass) == 0) {
            return false;
        }
        ValueShape shape = NamePhrases.shapes().get(dataClass);
        boolean namedKey = KEYS.contains(dataClass) && name.says(dataClass) && field.hits(DataClass.TOKEN) > 0;
        return shape != null && name.suits(dataClass) && (namedKey || shape.fits(field));
    }

    /** Whether a sort code or a routing number beside the account number says whose banks it belongs to. */
    private static boolean isOfOneCountry(NameEvidence name) {
        return name.context(DataClass.UK_BANK_ACCOUNT) > 0 || name.context(DataClass.US_BANK_ACCOUNT) > 0;
    }

    private static double named(DataClass dataClass, NameEvidence name) {
        double score = name.length(dataClass) * LETTER;
        score += name.says(dataClass) ? SAYS : name.suits(dataClass) ? SUITS : 0;
        int context = name.context(dataClass);
        return score + (context > 0 ? CONTEXT + MORE_CONTEXT * Math.min(2, context - 1) : 0);
    }

    private static boolean mayCount(DataClass dataClass, NameEvidence name) {
        if (NEED_A_NAME.contains(dataClass)) {
            return name.says(dataClass) || (name.suits(dataClass) && name.context(dataClass) > 0);
        }
        return name.suits(dataClass) || dataClass.luck() <= CERTAIN || !name.contradicts();
    }

    /** What the values add; as many count as are different. */
    private static double weight(DataClass dataClass, long hits, FieldEvidence field, boolean suits) {
        long values = Math.max(field.filled(), hits);
        double independent = Math.min(values, Math.max(1, field.distinct()));
        double passed = hits * independent / values;
        double luck = dataClass.luck();
        if (luck >= WEAK && !suits) {
            // One value that comes again and again may be all that passes: then the others are as many as they can be.
            passed = Math.min(passed, Math.max(1, independent - (values - hits)));
        }
        return passed * Math.log(GENUINE / luck) + (independent - passed) * Math.log((1 - GENUINE) / (1 - luck));
    }

    private static Set<DataClass> chosen(List<Candidate> candidates, FieldEvidence field, NameEvidence name) {
        Set<DataClass> chosen = EnumSet.noneOf(DataClass.class);
        long filled = field.filled();
        long explained = 0;
        for (Candidate candidate : candidates) {
            if (candidate.hits() > 0 && (explained == 0 || explained + candidate.hits() <= filled)) {
                chosen.add(candidate.dataClass());
                explained += candidate.hits();
            }
        }
        boolean keys = !intersection(chosen, KEYS).isEmpty();
        boolean free = 2 * explained < Math.max(1, filled);
        for (Candidate candidate : candidates) {
            DataClass dataClass = candidate.dataClass();
            boolean login = dataClass == DataClass.USERNAME && name.says(dataClass);
            boolean fits = KEYS.contains(dataClass) ? !keys && free : free || login;
            if (candidate.hits() == 0 && fits) {
                chosen.add(dataClass);
                free = false;
            }
        }
        return chosen;
    }

    private static Set<DataClass> intersection(Set<DataClass> some, Set<DataClass> others) {
        Set<DataClass> both = EnumSet.copyOf(others);
        both.retainAll(some);
        return both;
    }

    /** Whether the observer kept nothing of the values, since the name is that of a secret. */
    private static boolean isTypedIn(FieldEvidence field) {
        if (field.hits(DataClass.PASSWORD) > 0) {
            return true;
        }
        long written = 0;
        for (ValueType type : List.of(ValueType.STRING, ValueType.INTEGER, ValueType.DECIMAL)) {
            written += field.types().getOrDefault(type, 0L);
        }
        boolean secret = (NameTraits.of(field.path().fieldName()) & NameTraits.SECRET) != 0;
        return secret && written > 0 && field.maxLength() == 0;
    }

    private static Set<DataClass> typedIn(NameEvidence name) {
        DataClass best = DataClass.PASSWORD;
        double most = 0;
        for (DataClass dataClass : TYPED_IN) {
            double score = name.says(dataClass) ? 4 : name.suits(dataClass) ? 3 : 0;
            if (score > 0) {
                score += name.length(dataClass) * LETTER + (name.context(dataClass) > 0 ? 2 : 0);
            }
            if (score > most) {
                most = score;
                best = dataClass;
            }
        }
        if (best == DataClass.PIN && name.context(DataClass.POSTAL_ADDRESS) > 1) {
            return EnumSet.of(DataClass.POSTAL_ADDRESS);
        }
        boolean secret = most > 0 || isSecretAtTheEnd(name);
        return secret ? EnumSet.of(best) : EnumSet.noneOf(DataClass.class);
    }

    /** {@code databaseSecret} holds one, {@code passwordExpiresAt} does not; {@code new} does where its path told so. */
    private static boolean isSecretAtTheEnd(NameEvidence name) {
        int secret = NameTraits.SECRET | NameTraits.CHANGED;
        return !name.words().isEmpty() && (NameTraits.of(name.words().getLast()) & secret) != 0;
    }
}
