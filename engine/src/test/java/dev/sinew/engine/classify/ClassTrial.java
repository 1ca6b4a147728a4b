package dev.sinew.engine.classify;

import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How well classes of fields are found and how often they are found where there are none: values made for each class in fields
 * with a telling name and with none, and values of all other kinds. {@link #main} prints the table.
 */
final class ClassTrial {
    private static final List<String> NEUTRAL = List.of("value", "number", "field7", "data", "code");
    /** Telling names, with the path where it takes one, and behind a bar the names of neighbours. */
    private static final Map<DataClass, String> TELLING = new EnumMap<>(DataClass.class);

    static {
        String table = """
                email customerEmail, iban payerIban, card-number card.number|cvv, jwt jwt, ip-address ipAddress
                phone mobileNumber, mac-address macAddress, us-ssn ssn, uk-nino nationalInsuranceNumber, fr-nir nir
                de-tax-id steuerId, es-dni dni, es-nie nie, it-codice-fiscale codiceFiscale, pt-nif contribuinte, nl-bsn bsn
                be-national-number rijksregisternummer, se-personnummer personnummer, fi-henkilotunnus hetu, dk-cpr cprNumber
                no-fodselsnummer fodselsnummer, pl-pesel pesel, cz-rodne-cislo rodneCislo, ro-cnp cnp, at-svnr svnr
                ch-ahv ahvNummer, ie-pps ppsn, bg-egn egn, hr-oib oib, tr-kimlik tcKimlikNo, in-aadhaar aadhaarNumber
                in-pan panCardNumber, br-cpf cpf, br-cnpj cnpj, ar-cuit cuit, cl-rut rut, mx-curp curp, cn-resident-id idCard
                kr-rrn rrn, za-id saIdNumber, au-tfn tfn, ca-sin sin, sg-nric nric, passport-number passport.mrz
                device-id imei, card-expiry card.expiry, bic swiftCode, us-bank-account routingNumber
                crypto-address walletAddress, lei lei, isin isin, icd-10 icdCode, nhs-number nhsNumber, npi npi, loinc loincCode
                password-hash passwordDigest, api-key data, private-key data, person-name fullName, postal-address streetAddress
                date-of-birth birthDate, driving-licence drivingLicenceNumber, national-id nationalId, geolocation latitude
                username username, gender gender, card-verification-code card.cvv, pin newPin, pin-block pinBlock
                uk-bank-account sortCode, bank-account kontonummer, balance availableBalance, amount amount|currency
                transaction-id transactionId, medical-record-number mrn, prescription medicationName, diagnosis diagnosis
                health-insurance-id insurance.memberId, password password, token accessToken, security-answer securityAnswer
                one-time-code otp, session-id sessionId
                """;
        for (String entry : table.replace("\n", ",").split(",", -1)) {
            String[] parts = entry.strip().split(" ", -1);
            if (parts.length == 2) {
                TELLING.put(DataClass.ofId(parts[0]).orElseThrow(), parts[1]);
            }
        }
    }

    private final Random random;
    private final ClassSamples samples;

    ClassTrial(long seed) {
        random = new Random(seed);
        samples = new ClassSamples(random);
    }

    /** An empty field with the class's telling name. */
    static TrialField telling(DataClass dataClass) {
        String[] parts = TELLING.getOrDefault(dataClass, "").split("\\|", -1);
        return new TrialField(parts[0], parts.length > 1 ? List.of(parts[1]) : List.of());
    }

    TrialField neutral() {
        return new TrialField(NEUTRAL.get(random.nextInt(NEUTRAL.size())), List.of("id", "type"));
    }

    /** The share of fields with so many values of a class in which it is found. */
    double recall(DataClass dataClass, boolean telling, int values, int fields) {
        int found = 0;
        for (int i = 0; i < fields; i++) {
            TrialField field = telling ? telling(dataClass) : neutral();
            for (int j = 0; j < values; j++) {
                field.add(samples.of(dataClass));
            }
            found += field.classes().contains(dataClass.id()) ? 1 : 0;
        }
        return (double) found / fields;
    }

    /** The same without a telling name, with one value in 25 that is something else, and digits as whole numbers. */
    double recallAmongJunk(DataClass dataClass, int values, int fields) {
        int found = 0;
        for (int i = 0; i < fields; i++) {
            TrialField field = neutral();
            for (int j = 0; j < values; j++) {
                String value = j % 25 == 7 ? samples.pick("", "n/a", samples.digits(9)) : samples.of(dataClass);
                boolean whole = !value.startsWith("0") && value.matches("[0-9]{1,18}");
                field.add(whole ? ValueType.INTEGER : ValueType.STRING, value);
            }
            found += field.classes().contains(dataClass.id()) ? 1 : 0;
        }
        return (double) found / fields;
    }

    /** The classes that are found in fields with near misses of a class. */
    Set<String> nearMisses(DataClass dataClass, boolean telling, int values, int fields) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < fields; i++) {
            TrialField field = telling ? telling(dataClass) : neutral();
            for (int j = 0; j < values; j++) {
                field.add(samples.nearMiss(dataClass));
            }
            found.addAll(field.classes());
        }
        return found;
    }

    /** Kinds of values that are no class, each with a name that such fields have, or none. */
    record Negative(String name, ValueType type, Supplier<String> values) {}

    List<Negative> negatives() {
        List<Negative> kinds = new ArrayList<>();
        for (int length = 6; length <= 19; length++) {
            int digits = length;
            kinds.add(new Negative("", ValueType.STRING, () -> samples.between(1, 9) + samples.digits(digits - 1)));
            if (length > 8) {
                kinds.add(
                        new Negative("", ValueType.INTEGER, () -> samples.between(1, 9) + samples.digits(digits - 1)));
            }
        }
        kinds.addAll(times());
        kinds.addAll(codes());
        kinds.addAll(texts());
        return kinds;
    }

    private List<Negative> times() {
        return List.of(
                new Negative("createdAt", ValueType.INTEGER, () -> String.valueOf(seconds())),
                new Negative("", ValueType.INTEGER, () -> String.valueOf(seconds())),
                new Negative("", ValueType.STRING, () -> String.valueOf(seconds())),
                new Negative("", ValueType.INTEGER, () -> seconds() + samples.digits(3)),
                new Negative("timestamp", ValueType.STRING, () -> seconds() + samples.digits(3)),
                new Negative("", ValueType.INTEGER, () -> seconds() + samples.digits(6)),
                new Negative("", ValueType.STRING, () -> seconds() + samples.digits(9)),
                new Negative("", ValueType.STRING, () -> "2026-0" + samples.between(1, 9) + "-1" + samples.digits(1)),
                new Negative("", ValueType.STRING, () -> "26" + date() + samples.digits(4)),
                new Negative("", ValueType.STRING, () -> "2026" + date() + samples.digits(6)),
                new Negative("orderId", ValueType.STRING, () -> "26" + date() + samples.digits(5)),
                new Negative(
                        "",
                        ValueType.STRING,
                        () -> samples.digits(2) + ":" + samples.digits(2) + ":" + samples.digits(2)));
    }

    private long seconds() {
        return 1_700_000_000L + random.nextInt(90_000_000);
    }

    private String date() {
        return ClassSamples.two(samples.between(1, 12)) + ClassSamples.two(samples.between(1, 28));
    }

    private List<Negative> codes() {
        long[] next = {1_000_000_000L, 400_000_000_000_000L};
        return List.of(
                new Negative("", ValueType.INTEGER, () -> String.valueOf(next[0]++)),
                new Negative("orderId", ValueType.STRING, () -> "4" + (next[1] += 7)),
                new Negative("", ValueType.STRING, () -> "4" + (next[1] += 7)),
                new Negative("ean", ValueType.STRING, this::ean),
                new Negative("", ValueType.STRING, this::ean),
                new Negative("trackingNumber", ValueType.STRING, () -> "1Z" + samples.mixed(16)),
                new Negative("trackingNumber", ValueType.STRING, () -> samples.digits(12)),
                new Negative("", ValueType.STRING, () -> uuid()),
                new Negative("etag", ValueType.STRING, () -> samples.hex(32)),
                new Negative("sha256", ValueType.STRING, () -> samples.hex(64)),
                new Negative("", ValueType.STRING, () -> samples.hex(16)),
                new Negative("", ValueType.STRING, () -> samples.hex(samples.between(8, 40))),
                new Negative("", ValueType.STRING, () -> samples.hex(40)),
                new Negative("", ValueType.STRING, () -> samples.mixed(samples.between(8, 20))),
                new Negative("", ValueType.STRING, () -> samples.capitals(samples.between(5, 12))),
                new Negative("", ValueType.STRING, () -> samples.token(samples.between(10, 40))),
                new Negative("", ValueType.STRING, () -> "ORD-" + samples.digits(8)),
                new Negative("", ValueType.STRING, () -> samples.capitals(3) + "-" + samples.digits(5)),
                new Negative("", ValueType.STRING, () -> samples.digits(3) + "-" + samples.digits(7)),
                new Negative("", ValueType.STRING, () -> samples.digits(5) + "-" + samples.digits(4)),
                new Negative(
                        "",
                        ValueType.STRING,
                        () -> samples.digits(4) + "-" + samples.digits(4) + "-" + samples.digits(4)),
                new Negative(
                        "seat",
                        ValueType.STRING,
                        () -> samples.pick("A", "C") + samples.digits(2) + "." + samples.digits(1)),
                new Negative("", ValueType.STRING, () -> "#" + samples.hex(6)),
                new Negative("", ValueType.STRING, () -> samples.digits(5)));
    }

    private String uuid() {
        return samples.hex(8) + "-" + samples.hex(4) + "-4" + samples.hex(3) + "-b" + samples.hex(3) + "-"
                + samples.hex(12);
    }

    private String ean() {
        String body = "40" + samples.digits(10);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    private List<Negative> texts() {
        return List.of(
                new Negative("price", ValueType.DECIMAL, () -> samples.between(1, 999) + "." + samples.digits(2)),
                new Negative("", ValueType.STRING, () -> samples.between(1, 99) + "." + samples.digits(6)),
                new Negative("version", ValueType.STRING, () -> version() + "." + samples.between(0, 40)),
                new Negative("", ValueType.STRING, this::version),
                new Negative("", ValueType.STRING, () -> version() + "-rc." + samples.between(1, 9)),
                new Negative("description", ValueType.STRING, this::prose),
                new Negative("", ValueType.STRING, this::prose),
                new Negative(
                        "", ValueType.STRING, () -> samples.word(6) + "-" + samples.word(5) + "-" + samples.digits(2)),
                new Negative("", ValueType.STRING, () -> samples.word(6) + "." + samples.word(8) + ".example"),
                new Negative(
                        "", ValueType.STRING, () -> "https://" + samples.word(8) + ".example/" + samples.digits(9)),
                new Negative("", ValueType.STRING, () -> samples.word(7).toUpperCase(Locale.ROOT)),
                new Negative("name", ValueType.STRING, () -> samples.word(7) + " " + samples.word(5)),
                new Negative("productName", ValueType.STRING, () -> samples.word(7) + " " + samples.word(5)),
                new Negative("companyName", ValueType.STRING, () -> samples.word(7) + " " + samples.word(5)),
                new Negative("state", ValueType.STRING, () -> samples.word(7)),
                new Negative("amount", ValueType.INTEGER, () -> String.valueOf(samples.between(1, 50))),
                new Negative("nextPageToken", ValueType.STRING, () -> samples.token(24)));
    }

    private String version() {
        return samples.between(0, 30) + "." + samples.between(0, 99) + "." + samples.between(0, 400);
    }

    private String prose() {
        StringBuilder text = new StringBuilder(samples.word(5));
        for (int i = samples.between(3, 12); i > 0; i--) {
            text.append(' ')
                    .append(samples.between(0, 9) == 0 ? samples.digits(4) : samples.word(samples.between(2, 9)));
        }
        return text.toString();
    }

    /** How many of the negative fields, each with so many values, are found to hold which class. */
    Map<String, Integer> falseAlarms(int fields, int values) {
        List<Negative> kinds = negatives();
        Map<String, Integer> alarms = new TreeMap<>();
        for (int i = 0; i < fields; i++) {
            Negative kind = kinds.get(i % kinds.size());
            TrialField field = kind.name().isEmpty() ? neutral() : new TrialField(kind.name(), List.of("id", "type"));
            for (int j = 0; j < values; j++) {
                field.add(kind.type(), kind.values().get());
            }
            for (String found : field.classes()) {
                alarms.merge(found, 1, Integer::sum);
            }
        }
        return alarms;
    }

    /** Prints class, recall by name and number of values, and false alarms; the seed may be given. */
    public static void main(String[] arguments) {
        ClassTrial trial = new ClassTrial(arguments.length > 0 ? Long.parseLong(arguments[0]) : 1);
        Map<String, Integer> many = trial.falseAlarms(2_000, 1_000);
        Map<String, Integer> single = trial.falseAlarms(200_000, 1);
        StringBuilder table = new StringBuilder();
        table.append(
                "class | telling 1, 5, 200 values | neutral 1, 5, 200 values | false of 2000 x 1000 | of 200000 x 1\n");
        for (DataClass each : DataClass.values()) {
            table.append(each.id());
            for (boolean telling : new boolean[] {true, false}) {
                table.append(" | ");
                for (int values : new int[] {1, 5, 200}) {
                    double recall = trial.recall(each, telling, values, values == 200 ? 20 : 200);
                    table.append(String.format(Locale.ROOT, "%5.1f%% ", 100 * recall));
                }
            }
            table.append(String.format(
                    Locale.ROOT, "| %d | %d%n", many.getOrDefault(each.id(), 0), single.getOrDefault(each.id(), 0)));
        }
        System.out.print(table);
    }
}
