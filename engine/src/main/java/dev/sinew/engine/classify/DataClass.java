package dev.sinew.engine.classify;

import static dev.sinew.engine.classify.DataClass.Category.FINANCIAL;
import static dev.sinew.engine.classify.DataClass.Category.HEALTH;
import static dev.sinew.engine.classify.DataClass.Category.PERSONAL;
import static dev.sinew.engine.classify.DataClass.Category.SECURITY;
import static dev.sinew.model.Severity.CRITICAL;
import static dev.sinew.model.Severity.HIGH;
import static dev.sinew.model.Severity.LOW;
import static dev.sinew.model.Severity.MEDIUM;

import dev.sinew.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of sensitive value. The classes that one value's form can hint at come first, so that their ordinals are bits of
 * {@link ValueClasses#of}; a hit says that a value has the form, never that a field holds the class. The rest are decided by
 * the field's name.
 */
public enum DataClass {
    EMAIL("email", PERSONAL, MEDIUM, Laws.PERSON, 1e-7, Mask.Shown.EMAIL),
    IBAN("iban", FINANCIAL, HIGH, Laws.ACCOUNT, 1e-8, Mask.Shown.ENDS),
    CARD_NUMBER("card-number", FINANCIAL, CRITICAL, Laws.CARD, 0.1, Mask.Shown.ENDS),
    JWT("jwt", SECURITY, HIGH, Laws.SECRET, 1e-9),
    IP_ADDRESS("ip-address", PERSONAL, LOW, Laws.PERSON, 1e-5),
    PHONE("phone", PERSONAL, MEDIUM, Laws.PERSON, 1e-3),
    MAC_ADDRESS("mac-address", PERSONAL, LOW, Laws.PERSON, 1e-7),
    US_SSN("us-ssn", PERSONAL, CRITICAL, Laws.IDENTITY_US, 0.02),
    UK_NINO("uk-nino", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    FR_NIR("fr-nir", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    DE_TAX_ID("de-tax-id", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    ES_DNI("es-dni", PERSONAL, HIGH, Laws.IDENTITY, 0.045),
    ES_NIE("es-nie", PERSONAL, HIGH, Laws.IDENTITY, 0.045),
    IT_CODICE_FISCALE("it-codice-fiscale", PERSONAL, HIGH, Laws.IDENTITY, 1e-4),
    PT_NIF("pt-nif", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    NL_BSN("nl-bsn", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    BE_NATIONAL_NUMBER("be-national-number", PERSONAL, HIGH, Laws.IDENTITY, 0.02),
    SE_PERSONNUMMER("se-personnummer", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    FI_HENKILOTUNNUS("fi-henkilotunnus", PERSONAL, HIGH, Laws.IDENTITY, 1e-3),
    DK_CPR("dk-cpr", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    NO_FODSELSNUMMER("no-fodselsnummer", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    PL_PESEL("pl-pesel", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    CZ_RODNE_CISLO("cz-rodne-cislo", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    RO_CNP("ro-cnp", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    AT_SVNR("at-svnr", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    CH_AHV("ch-ahv", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    IE_PPS("ie-pps", PERSONAL, HIGH, Laws.IDENTITY, 0.045),
    BG_EGN("bg-egn", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    HR_OIB("hr-oib", PERSONAL, HIGH, Laws.IDENTITY, 0.1),
    TR_KIMLIK("tr-kimlik", PERSONAL, HIGH, Laws.IDENTITY, 0.01),
    IN_AADHAAR("in-aadhaar", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    IN_PAN("in-pan", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.05),
    BR_CPF("br-cpf", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.01),
    BR_CNPJ("br-cnpj", PERSONAL, MEDIUM, Laws.IDENTITY_WORLD, 0.01),
    AR_CUIT("ar-cuit", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    CL_RUT("cl-rut", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.09),
    MX_CURP("mx-curp", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 1e-4),
    CN_RESIDENT_ID("cn-resident-id", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.02),
    KR_RRN("kr-rrn", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    ZA_ID("za-id", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    AU_TFN("au-tfn", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    CA_SIN("ca-sin", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.1),
    SG_NRIC("sg-nric", PERSONAL, HIGH, Laws.IDENTITY_WORLD, 0.09),
    PASSPORT_NUMBER("passport-number", PERSONAL, HIGH, Laws.IDENTITY, 1e-7),
    DEVICE_ID("device-id", PERSONAL, LOW, Laws.PERSON, 0.1),
    CARD_EXPIRY("card-expiry", FINANCIAL, MEDIUM, Laws.CARD, 0.5),
    BIC("bic", FINANCIAL, LOW, Laws.BANK, 0.4),
    US_BANK_ACCOUNT("us-bank-account", FINANCIAL, HIGH, Laws.ACCOUNT_US, 0.1),
    CRYPTO_ADDRESS("crypto-address", FINANCIAL, MEDIUM, Laws.BANK, 1e-8, Mask.Shown.ENDS),
    LEI("lei", FINANCIAL, LOW, Laws.BANK, 0.01),
    ISIN("isin", FINANCIAL, LOW, Laws.BANK, 0.1),
    ICD_10("icd-10", HEALTH, HIGH, Laws.PATIENT, 0.5),
    NHS_NUMBER("nhs-number", HEALTH, HIGH, Laws.PATIENT, 0.1),
    NPI("npi", HEALTH, LOW, Laws.PATIENT, 0.1),
    LOINC("loinc", HEALTH, MEDIUM, Laws.PATIENT, 0.1),
    PASSWORD_HASH("password-hash", SECURITY, HIGH, Laws.SECRET, 1e-8),
    API_KEY("api-key", SECURITY, HIGH, Laws.SECRET, 1e-8),
    PRIVATE_KEY("private-key", SECURITY, CRITICAL, Laws.SECRET, 1e-9),
    PERSON_NAME("person-name", PERSONAL, MEDIUM, Laws.PERSON),
    POSTAL_ADDRESS("postal-address", PERSONAL, MEDIUM, Laws.PERSON),
    DATE_OF_BIRTH("date-of-birth", PERSONAL, MEDIUM, Laws.PERSON),
    DRIVING_LICENCE("driving-licence", PERSONAL, HIGH, Laws.IDENTITY),
    NATIONAL_ID("national-id", PERSONAL, HIGH, Laws.IDENTITY),
    GEOLOCATION("geolocation", PERSONAL, MEDIUM, Laws.PERSON),
    USERNAME("username", PERSONAL, LOW, Laws.PERSON),
    GENDER("gender", PERSONAL, LOW, Laws.PERSON),
    CARD_VERIFICATION_CODE("card-verification-code", FINANCIAL, CRITICAL, Laws.CARD),
    PIN("pin", FINANCIAL, CRITICAL, Laws.CARD),
    PIN_BLOCK("pin-block", FINANCIAL, CRITICAL, Laws.CARD),
    UK_BANK_ACCOUNT("uk-bank-account", FINANCIAL, HIGH, Laws.ACCOUNT_UK),
    BANK_ACCOUNT("bank-account", FINANCIAL, HIGH, Laws.ACCOUNT),
    BALANCE("balance", FINANCIAL, MEDIUM, Laws.BANK),
    AMOUNT("amount", FINANCIAL, LOW, Laws.BANK),
    TRANSACTION_ID("transaction-id", FINANCIAL, LOW, Laws.BANK),
    MEDICAL_RECORD_NUMBER("medical-record-number", HEALTH, HIGH, Laws.PATIENT),
    PRESCRIPTION("prescription", HEALTH, HIGH, Laws.PATIENT),
    DIAGNOSIS("diagnosis", HEALTH, HIGH, Laws.PATIENT),
    HEALTH_INSURANCE_ID("health-insurance-id", HEALTH, HIGH, Laws.PATIENT),
    PASSWORD("password", SECURITY, CRITICAL, Laws.SECRET),
    TOKEN("token", SECURITY, HIGH, Laws.SECRET),
    SECURITY_ANSWER("security-answer", SECURITY, HIGH, Laws.SECRET),
    ONE_TIME_CODE("one-time-code", SECURITY, HIGH, Laws.SECRET),
    SESSION_ID("session-id", SECURITY, HIGH, Laws.SECRET);

    /** What kind of information it is, in the words of OCSF's {@code data_classification}. */
    public enum Category {
        PERSONAL("Personal", 1),
        FINANCIAL("Financial", 3),
        /** Of its own in reports; OCSF counts health information as personal. */
        HEALTH("Personal", 1),
        SECURITY("Security", 6);

        private final String ocsf;
        private final int ocsfId;

        Category(String ocsf, int ocsfId) {
            this.ocsf = ocsf;
            this.ocsfId = ocsfId;
        }

        /** The caption of OCSF's {@code category}. */
        public String ocsf() {
            return ocsf;
        }

        /** OCSF's {@code category_id}. */
        public int ocsfId() {
            return ocsfId;
        }
    }

    /** Which laws name a kind of value. */
    private enum Laws {
        PERSON("GDPR, CCPA"),
        IDENTITY("GDPR, CCPA"),
        IDENTITY_US("CCPA, GLBA, HIPAA"),
        IDENTITY_WORLD("GDPR"),
        CARD("PCI DSS, PSD2, GLBA"),
        ACCOUNT("GDPR, PSD2, GLBA, CCPA"),
        ACCOUNT_UK("GDPR, PSD2"),
        ACCOUNT_US("GLBA, CCPA"),
        BANK("PSD2, GLBA"),
        PATIENT("HIPAA, GDPR"),
        SECRET("PCI DSS, PSD2, GDPR");

        private final String names;

        Laws(String names) {
            this.names = names;
        }
    }

    /** The luck of a class that no value's form hints at. */
    static final double NAME_ONLY = 1;

    private static final DataClass[] ALL = values();
    private static final Map<String, DataClass> BY_ID =
            Stream.of(ALL).collect(Collectors.toUnmodifiableMap(DataClass::id, Function.identity()));

    private final String id;
    private final Category category;
    private final Severity severity;
    private final Laws laws;
    private final double luck;
    private final Mask.Shown shown;

    DataClass(String id, Category category, Severity severity, Laws laws) {
        this(id, category, severity, laws, NAME_ONLY);
    }

    DataClass(String id, Category category, Severity severity, Laws laws, double luck) {
        this(id, category, severity, laws, luck, Mask.Shown.NOTHING);
    }

    DataClass(String id, Category category, Severity severity, Laws laws, double luck, Mask.Shown shown) {
        this.id = id;
        this.category = category;
        this.severity = severity;
        this.laws = laws;
        this.luck = luck;
        this.shown = shown;
    }

    /** The class of an ordinal. */
    public static DataClass ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }

    /** The class of an id. */
    public static Optional<DataClass> ofId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Whether an id is of a class whose disclosure harms somebody: of at least medium severity. */
    public static boolean isSensitive(String id) {
        DataClass known = BY_ID.get(id);
        return known != null && known.severity().compareTo(MEDIUM) >= 0;
    }

    /** The id in reports and configuration. */
    public String id() {
        return id;
    }

    public Category category() {
        return category;
    }

    /** How bad it is where a stranger reads it. */
    public Severity severity() {
        return severity;
    }

    /** The laws and standards that name it: GDPR, CCPA, PCI DSS, PSD2, GLBA, HIPAA. */
    public List<String> laws() {
        return List.of(laws.names.split(", ", -1));
    }

    /** Whether one value's form can hint at it. */
    boolean isChecked() {
        return luck < NAME_ONLY;
    }

    /**
     * The chance that a value which is something else passes, at most: that of the check digits alone, as numbers that begin with
     * the date of an order have the form of many personal numbers.
     */
    public double luck() {
        return luck;
    }

    /** The bit of {@link ValueClasses#of}. */
    long bit() {
        return 1L << ordinal();
    }

    /**
     * The value masked as its class allows; {@code text} is the value. Empty for classes that many values hint at by luck, as it
     * would show parts of what they really are, and for secrets.
     */
    public String sample(String text) {
        return shown.of(text);
    }

    /** Whether {@link #sample} is always empty. */
    public boolean isNeverShown() {
        return shown == Mask.Shown.NOTHING;
    }
}
