package dev.sinew.bench.classes;

import static dev.sinew.bench.classes.Sort.checked;

import java.util.List;
import java.util.function.Function;

/** Numbers that states give. */
final class NationalSorts {
    private NationalSorts() {}

    static List<Sort> all() {
        return List.of(
                checked("us-ssn", "ssn|social security number|applicant ssn|taxpayer ssn", Worldwide::ssn)
                        .near(dice -> dice.pick("000", "666", "9" + dice.digits(2)) + "-" + dice.digits(2) + "-"
                                + dice.digits(4)),
                Sort.named("us-ssn", "ssn|social security number|applicant ssn|taxpayer ssn", plain(Worldwide::ssn)),
                checked("uk-nino", "nino|national insurance number|ni number|employee nino", European::nino)
                        .or(European::ninoSpaced)
                        .near(dice ->
                                dice.of("DFIQUV", 1) + dice.of("ABC", 1) + dice.digits(6) + dice.of("EFGHJKLM", 1)),
                checked("fr-nir", "nir|numero securite sociale|num secu|numero de securite sociale", European::nir)
                        .or(European::nirSpaced),
                checked("de-tax-id", "steuer id|tax id|steueridentifikationsnummer|idnr", European::germanTax)
                        .also("national-id"),
                checked("es-dni", "dni|documento identidad|numero dni|nif", European::dni)
                        .also("national-id"),
                checked("es-nie", "nie|numero nie|documento extranjero|nie number", European::nie)
                        .also("national-id"),
                checked("it-codice-fiscale", "codice fiscale|cod fiscale|fiscal code|cf", European::codiceFiscale),
                checked("pt-nif", "nif|numero contribuinte|nif cliente|contribuinte", European::nif)
                        .also("national-id"),
                checked("nl-bsn", "bsn|burgerservicenummer|bsn nummer|patient bsn", European::bsn),
                checked(
                                "be-national-number",
                                "rijksregisternummer|national number|numero national|insz",
                                European::belgian)
                        .or(European::belgianDotted)
                        .also("national-id"),
                checked(
                                "se-personnummer",
                                "personnummer|personal identity number|person nummer|customer personnummer",
                                European::personnummer)
                        .or(European::personnummerShort)
                        .or(plain(European::personnummer))
                        .also("national-id"),
                checked(
                                "fi-henkilotunnus",
                                "henkilotunnus|hetu|personal identity code|customer hetu",
                                European::henkilotunnus)
                        .also("national-id"),
                checked("dk-cpr", "cpr|cpr nummer|cpr number|personnummer", European::cpr)
                        .or(plain(European::cpr))
                        .also("national-id"),
                checked(
                                "no-fodselsnummer",
                                "fodselsnummer|fnr|national identity number|personnummer",
                                European::norwegian)
                        .also("national-id"),
                checked("pl-pesel", "pesel|numer pesel|client pesel|pesel number", European::pesel),
                checked("cz-rodne-cislo", "rodne cislo|birth number|rc|rodne cislo klienta", European::rodneCislo)
                        .or(plain(European::rodneCislo))
                        .also("national-id"),
                checked("ro-cnp", "cnp|cod numeric personal|client cnp|cnp number", European::cnp),
                checked("at-svnr", "svnr|sozialversicherungsnummer|sv nummer|versicherungsnummer", European::svnr)
                        .also("health-insurance-id", "national-id"),
                checked("ch-ahv", "ahv nummer|ahv|avs|social security number", European::ahv)
                        .or(plain(European::ahv))
                        .also("national-id"),
                checked("ie-pps", "pps number|ppsn|pps|personal public service number", European::pps)
                        .near(dice -> shifted(European.pps(dice), dice)),
                checked("bg-egn", "egn|client egn|egn number|personal number", European::egn)
                        .also("national-id"),
                checked("hr-oib", "oib|oib broj|client oib|osobni identifikacijski broj", European::oib),
                checked("tr-kimlik", "tc kimlik no|kimlik no|tckn|tc no", European::kimlik),
                checked("in-aadhaar", "aadhaar|aadhaar number|aadhar no|uidai number", Worldwide::aadhaar)
                        .or(Worldwide::aadhaarSpaced),
                checked("in-pan", "pan|pan number|pan card|income tax pan", Worldwide::pan)
                        .near(dice -> dice.of(Dice.CAPITALS, 3)
                                + dice.of("DEIKMNOQRSUVWXYZ", 1)
                                + dice.of(Dice.CAPITALS, 1)
                                + dice.digits(4)
                                + dice.of(Dice.CAPITALS, 1)),
                checked("br-cpf", "cpf|cpf cliente|numero cpf|cpf titular", Worldwide::cpf)
                        .or(Worldwide::cpfDotted),
                checked("br-cnpj", "cnpj|cnpj empresa|numero cnpj|company cnpj", Worldwide::cnpj)
                        .or(plain(Worldwide::cnpj)),
                checked("ar-cuit", "cuit|cuil|numero cuit|cuit cliente", Worldwide::cuit)
                        .or(plain(Worldwide::cuit)),
                checked("cl-rut", "rut|run|rut cliente|numero rut", Worldwide::rut),
                checked("mx-curp", "curp|curp cliente|clave curp|curp number", Worldwide::curp),
                checked(
                                "cn-resident-id",
                                "id card no|resident id|identity card number|shenfenzheng",
                                Worldwide::resident)
                        .also("national-id"),
                checked("kr-rrn", "rrn|resident registration number|jumin number|jumin", Worldwide::rrn)
                        .or(plain(Worldwide::rrn))
                        .also("national-id"),
                checked("za-id", "id number|sa id number|identity number|rsa id", Worldwide::southAfrican)
                        .also("national-id"),
                checked("au-tfn", "tfn|tax file number|employee tfn|tfn number", Worldwide::tfn),
                checked("ca-sin", "sin|social insurance number|sin number|employee sin", Worldwide::sin)
                        .or(Worldwide::sinPlain),
                checked("sg-nric", "nric|nric number|fin number|customer nric", Worldwide::nric),
                checked(
                        "passport-number",
                        "mrz|passport mrz|machine readable zone|document mrz",
                        Worldwide::machineReadable),
                Sort.named(
                        "passport-number",
                        "passport number|passport no|reisepassnummer|numero passeport|numero pasaporte|passaporte",
                        dice -> dice.of("CFGHJKLMNPRTVWXYZ", 1) + dice.digits(8)),
                checked("device-id", "imei|device imei|imei number|handset imei", Worldwide::imei),
                Sort.named("device-id", "device id|android id|idfa|advertising id|device identifier", Dice::uuid)
                        .or(dice -> dice.of(Dice.HEX, 16)));
    }

    private static Function<Dice, String> plain(Function<Dice, String> written) {
        return dice -> written.apply(dice).replaceAll("[^0-9A-Z]", "");
    }

    /** The check letter of another number. */
    private static String shifted(String value, Dice dice) {
        int digit = (value.charAt(6) - '0' + 1 + dice.below(9)) % 10;
        return value.substring(0, 6) + digit + value.substring(7);
    }
}
