package dev.sinew.bench.classes;

import static dev.sinew.bench.classes.Dice.written;
import static dev.sinew.bench.classes.Sort.checked;
import static dev.sinew.bench.classes.Sort.named;

import java.util.List;

/** What is known of persons, accounts, patients, and secrets. */
final class OtherSorts {
    private OtherSorts() {}

    static List<Sort> persons() {
        return List.of(
                checked("email", "email|email address|contact email|correo electronico|e mail|mail", Secrets::email)
                        .near(dice -> "@" + dice.of(Dice.LOWER, 8) + dice.between(1, 99))
                        .also("username"),
                checked(
                                "phone",
                                "phone|phone number|mobile|telefon|handynummer|telefone celular|msisdn|numero telephone",
                                Secrets::phone)
                        .without(),
                checked("ip-address", "ip|client ip|remote addr|ip address|last login ip", Secrets::address)
                        .near(dice -> dice.below(30) + "." + dice.below(60) + "." + dice.below(999)),
                checked("mac-address", "mac|mac address|wifi mac|device mac", Secrets::mac)
                        .near(dice -> dice.of(Dice.HEX, 10).replaceAll("(..)(?=.)", "$1:"))
                        .also("device-id"),
                named(
                        "person-name",
                        "first name|last name|full name|nachname|vorname|prenom|apellidos|sobrenome|cardholder name|account holder|"
                                + "nom de famille|given name|surname|beneficiary name|nombre completo|nome completo",
                        Secrets::person),
                named(
                                "postal-address",
                                "street|address line 1|strasse|hausnummer|shipping address|billing street|direccion|endereco|rue|postal code",
                                Secrets::street)
                        .beside("city", "country"),
                named(
                                "date-of-birth",
                                "date of birth|dob|birth date|birthday|geburtsdatum|date naissance|fecha nacimiento|data nascimento",
                                dice -> written(dice.birth(), "yyyy-MM-dd"))
                        .or(dice -> written(dice.birth(), "dd.MM.yyyy")),
                named(
                        "driving-licence",
                        "driving licence number|drivers license|driver license no|fuehrerscheinnummer|permis de conduire|licencia conducir",
                        dice -> dice.of(Dice.CAPITALS, 1) + dice.digits(7)),
                named(
                                "national-id",
                                "national id|national id number|personalausweisnummer|identity card no|numero documento|tax identification number",
                                dice -> dice.of("LMNPRTVWXYZ", 1) + dice.digits(8))
                        .also("passport-number"),
                named(
                                "geolocation",
                                "latitude|longitude|lat|lng|breitengrad|latitud|geo lat",
                                dice -> "" + (dice.number(-60_000_000, 60_000_000) / 1e6))
                        .beside("accuracy"),
                named(
                        "username",
                        "username|user name|login|login name|benutzername|usuario|nom utilisateur",
                        dice -> dice.of(Dice.LOWER, 7) + dice.below(100)),
                named(
                        "gender",
                        "gender|sex|geschlecht|sexe|genero|sexo",
                        dice -> dice.pick("male", "female", "diverse")));
    }

    static List<Sort> money() {
        return List.of(
                checked("iban", "iban|account iban|creditor iban|debtor account iban|kontonummer", Financial::iban)
                        .or(Financial::ibanSpaced)
                        .also("bank-account"),
                checked(
                                "card-number",
                                "card number|pan|primary account number|credit card|cc number|kartennummer|numero tarjeta|numero carte",
                                Financial::card)
                        .or(Financial::cardSpaced),
                named(
                                "card-expiry",
                                "card expiry|expiry date|exp date|expiration date|card exp",
                                dice -> dice.padded(1, 12, 2) + "/" + dice.between(26, 33))
                        .beside("cardNumber", "cvv"),
                checked("bic", "bic|swift|swift code|bic code|creditor bic", Financial::bic)
                        .without(),
                checked("us-bank-account", "routing number|aba routing|aba|bank routing number", Financial::routing),
                checked(
                        "crypto-address",
                        "wallet address|btc address|bitcoin address|deposit address",
                        Financial::bitcoin),
                named(
                        "crypto-address",
                        "eth address|ethereum address|wallet address",
                        dice -> "0x" + dice.of(Dice.HEX, 40)),
                checked("lei", "lei|lei code|issuer lei|legal entity identifier", Financial::lei),
                checked("isin", "isin|isin code|security isin|instrument isin", Financial::isin),
                named(
                                "card-verification-code",
                                "cvv|cvc|cvv2|security code|card verification value|pruefziffer karte",
                                dice -> dice.digits(3))
                        .beside("cardNumber", "expiryMonth"),
                named("pin", "pin|card pin|new pin|atm pin|pin code", dice -> dice.digits(4))
                        .beside("cardId"),
                named("pin-block", "pin block|encrypted pin block|pinblock", dice -> dice.of("0123456789ABCDEF", 16)),
                named(
                                "uk-bank-account",
                                "sort code|bank sort code",
                                dice -> dice.digits(2) + "-" + dice.digits(2) + "-" + dice.digits(2))
                        .beside("accountNumber"),
                named(
                                "bank-account",
                                "account number|kontonummer|numero cuenta|numero de compte|numero conta|bank account number",
                                dice -> dice.digits(10))
                        .beside("bankCode", "accountHolder")
                        .also("iban", "us-bank-account", "uk-bank-account"),
                named("balance", "balance|available balance|current balance|kontostand|saldo|solde", Financial::money)
                        .beside("currency", "accountId"),
                named("amount", "amount|transaction amount|total amount|betrag|montant|importe|valor", Financial::money)
                        .beside("currency"),
                named("transaction-id", "transaction id|txn id|payment id|end to end id|transaktions id", Dice::uuid)
                        .beside("amount"));
    }

    static List<Sort> healthAndSecrets() {
        return List.of(
                named("icd-10", "icd10|icd code|icd 10 code|diagnosis code|icd10 code", Financial::icd10)
                        .also("diagnosis"),
                checked("nhs-number", "nhs number|nhs no|patient nhs number", Financial::nhs),
                checked("npi", "npi|provider npi|npi number|rendering provider npi", Financial::npi),
                checked("loinc", "loinc|loinc code|observation code|test loinc", Financial::loinc),
                named(
                        "medical-record-number",
                        "mrn|medical record number|patient mrn|patientenakte nummer",
                        dice -> dice.digits(8)),
                named(
                                "prescription",
                                "prescription|medication|medication name|dosage|rx number|medikament",
                                dice -> dice.pick("Metformin", "Ibuprofen", "Ramipril", "Lisinopril") + " "
                                        + dice.between(1, 80) * 5 + "mg")
                        .beside("patientId"),
                named(
                                "diagnosis",
                                "diagnosis|diagnose|primary diagnosis|diagnostic|condition",
                                dice -> dice.pick("asthma", "hypertension", "migraine") + " grade "
                                        + dice.between(1, 60))
                        .beside("patientId"),
                named(
                        "health-insurance-id",
                        "insurance member id|health insurance number|krankenversichertennummer|health plan member id|numero assurance maladie",
                        dice -> dice.of(Dice.CAPITALS, 1) + dice.digits(9)),
                checked("password-hash", "password hash|passwd hash|hashed password|pwd hash", Secrets::hash)
                        .without(),
                named("password-hash", "password hash|password md5|password sha256", dice -> dice.of(Dice.HEX, 32)),
                checked("api-key", "api key|secret key|access key id|client api key", Secrets::key)
                        .without(),
                named("api-key", "api key|x api key|apikey", dice -> dice.of(Dice.HEX, 32)),
                checked("private-key", "private key|rsa private key|signing key|key pem", Secrets::privateKey)
                        .without()
                        .also("api-key"),
                checked("jwt", "id token|access token|token|jwt|session token", Secrets::jwt)
                        .without(),
                named(
                        "password",
                        "password|passwort|mot de passe|contrasena|senha|new password|old password|passwd|user password|confirm password",
                        Secrets::password),
                named(
                        "token",
                        "access token|refresh token|auth token|device token|initial token|csrf token|token",
                        Secrets::opaque),
                named(
                        "security-answer",
                        "security answer|secret answer|answer to security question|sicherheitsfrage antwort|reponse secrete|security question answer",
                        dice -> dice.pick(Secrets.LAST) + dice.between(1, 400)),
                named(
                        "one-time-code",
                        "otp|one time code|verification code|sms code|totp code|totp token|mfa code|otp code",
                        dice -> dice.digits(6)),
                named("session-id", "session id|jsessionid|sid|session key|phpsessid", dice -> dice.of(Dice.HEX, 32))
                        .also("token"));
    }
}
