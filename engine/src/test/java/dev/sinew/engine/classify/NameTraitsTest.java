package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTraitsTest {
    @Test
    void aNameIsCutAtSeparatorsAndWhereTheCaseRises() {
        assertThat(NameTraits.words("userID")).isEqualTo(List.of("user", "id"));
        assertThat(NameTraits.words("HTTPServerName")).isEqualTo(List.of("http", "server", "name"));
        assertThat(NameTraits.words("account_number-v2.x")).isEqualTo(List.of("account", "number", "v2", "x"));
        assertThat(NameTraits.words("__")).isEmpty();
        assertThat(NameTraits.words("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kundennummer",
                "rechnungsNr",
                "Aktenzeichen",
                "numero",
                "código",
                "antragsteller",
                "utilisateur",
                "klantnummer",
                "payee"
            })
    void namesThatIdentifyInOtherLanguages(String name) {
        assertThat(NameTraits.of(name) & NameTraits.ID).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"betrag", "kommentar", "paid", "android", "status", "adresse", "genre", "effectiveDate"})
    void namesThatDoNot(String name) {
        assertThat(NameTraits.of(name) & NameTraits.ID).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"members", "groupMembers", "shared_with", "sharedWith", "Teilnehmer", "miembros"})
    void listsOfPeople(String name) {
        assertThat(MemberLists.isOne(name)).isTrue();
        assertThat(MemberLists.isOne(name + "Count")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "vorgang, vorgaenge",
        "gebuehr, gebuehren",
        "auszug, auszuege",
        "buero, bueros",
        "fattura, fatture",
        "ordine, ordini",
        "factura, facturas",
        "invoice, invoices",
    })
    void pluralsOfOtherLanguages(String one, String several) {
        assertThat(OtherLanguages.stem(several.replaceFirst("s$", ""))).isEqualTo(OtherLanguages.stem(one));
    }

    @ParameterizedTest
    @CsvSource({"order, ordering", "card, cart", "user, use", "person, personnel", "buch, bau", "note, not"})
    void nounsThatAreNotTheSame(String one, String other) {
        assertThat(OtherLanguages.stem(one)).isNotEqualTo(OtherLanguages.stem(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookings", "openListings", "receipt_cards", "Dokuments"})
    void listsOfThings(String name) {
        assertThat(ListedIds.areIn(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours", "dailyScores", "prices", "bonus", "progress", "booking", "gps", "dataPoints"})
    void listsOfAmounts(String name) {
        assertThat(ListedIds.areIn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "userId",
                "account_id",
                "orderNumber",
                "slug",
                "UUID",
                "api-key",
                "customer_ref",
                "actingFor",
                "on_behalf_of"
            })
    void namesThatIdentify(String name) {
        assertThat(NameTraits.of(name) & NameTraits.ID).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "newPassword",
                "password_confirmation",
                "passwd",
                "pin",
                "cardPin",
                "pinCode",
                "cvv",
                "cvc2",
                "otp",
                "otpCode",
                "client_secret",
                "securityAnswer",
                "verificationCode",
                "sms_code",
                "one-time-code",
                "tan",
                "mTAN",
                "contraseña",
                "motDePasse",
                "wachtwoord",
                "card.cardVerificationCode",
                "twoFactorCode",
                "codigoVerificacion",
                "mfaCode",
            })
    void namesOfSecrets(String name) {
        assertThat(NameTraits.of(name) & NameTraits.SECRET).as(name).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pinned",
                "spin",
                "code",
                "countryCode",
                "passenger",
                "compass",
                "postal_code",
                "shipping",
                "standard"
            })
    void namesThatOnlyLookLikeSecrets(String name) {
        assertThat(NameTraits.of(name) & NameTraits.SECRET).as(name).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token",
                "refreshToken",
                "token",
                "idToken",
                "apiKey",
                "x-api-key",
                "sessionId",
                "JSESSIONID",
                "jwt",
                "csrf"
            })
    void namesOfTokens(String name) {
        assertThat(NameTraits.of(name) & NameTraits.TOKEN).as(name).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_type", "tokenExpiry", "key", "sortKey"})
    void namesThatOnlyLookLikeTokens(String name) {
        assertThat(NameTraits.of(name) & NameTraits.TOKEN).as(name).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "e-mail", "userName", "login", "customer_number", "msisdn", "user_email"})
    void namesThatPeopleLogInWith(String name) {
        assertThat(NameTraits.of(name) & NameTraits.LOGIN_NAME).as(name).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "pageSize", "page_number", "limit", "offset", "per_page"})
    void namesOfPaging(String name) {
        assertThat(NameTraits.of(name) & NameTraits.PAGING).as(name).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"firstName", "surname", "street", "birthDate", "phoneNumber", "iban", "message", "fullName"})
    void namesAboutPeople(String name) {
        assertThat(NameTraits.of(name) & NameTraits.PERSONAL).as(name).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "accountType", "currency", "sort_order"})
    void namesOfEnumerations(String name) {
        assertThat(NameTraits.of(name) & NameTraits.ENUMERATION).as(name).isNotZero();
    }

    /** A word of two languages is no person for what it means in one. */
    @Test
    void wordsForPeopleInOtherLanguages() {
        assertThat(OtherLanguages.person("mieter")).isEqualTo("customer");
        assertThat(OtherLanguages.person("inhaber")).isEqualTo("owner");
        assertThat(OtherLanguages.isPerson("personal")).isFalse();
    }

    @Test
    void filtersInBracketsNameWhatTheyPickBy() {
        assertThat(NameTraits.of("filter[pet]") & NameTraits.ID).isNotZero();
        assertThat(NameTraits.of("where[conversation]") & NameTraits.ID).isNotZero();
        assertThat(NameTraits.of("filter[status]") & NameTraits.ID).isZero();
        assertThat(NameTraits.of("filter[date]") & NameTraits.ID).isZero();
        assertThat(NameTraits.of("filter pet") & NameTraits.ID).isZero();
    }
}
