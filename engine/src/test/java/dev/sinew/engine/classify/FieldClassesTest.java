package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names, the objects around and the fields beside say; {@link ClassTrialTest} has the values. */
class FieldClassesTest {
    /** A field's path, its neighbours, one of its values, and its classes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", nullValues = "-", textBlock = """
            card.number             | cvv expiry            | 4111111111111111             | card-number
            number                  | cvv expMonth expYear  | 4111111111111111             | card-number
            payment.pan             | expiry                | 4111111111111111             | card-number
            orderId                 | -                     | 4111111111111111             | -
            number                  | -                     | 4111111111111111             | -
            trackingNumber          | -                     | 4111111111111111             | -
            card.expiry             | number cvv            | 09/27                        | card-expiry
            ratio                   | -                     | 09/27                        | -
            cardLast4               | -                     | 1111                         | -
            card.type               | number                | visa                         | -
            customer.name           | -                     | Ada Lovelace                 | person-name
            name                    | email phone           | Ada Lovelace                 | person-name
            name                    | price sku             | Blue chair                   | -
            name                    | -                     | Ada                          | -
            product.name            | price                 | Blue chair                   | -
            companyName             | email                 | Acme Limited                 | -
            fileName                | size                  | report                       | -
            hostname                | ip                    | web-1                        | -
            firstName               | lastName              | Ada                          | person-name
            first_name              | -                     | Ada                          | person-name
            FirstName               | -                     | Ada                          | person-name
            firstname               | -                     | Ada                          | person-name
            vorname                 | nachname              | Ada                          | person-name
            prénom                  | nom                   | Ada                          | person-name
            kundenName              | -                     | Ada Lovelace                 | person-name
            titularCuenta           | -                     | Ada Lovelace                 | person-name
            straße                  | -                     | Lange Gasse 4                | postal-address
            téléphone               | -                     | 06 12 34 56 78               | phone
            permisConduire          | -                     | 12AA34567                    | driving-licence
            numeroCompte            | -                     | 0532013000                   | bank-account
            dniTitular              | -                     | 12345678Z                    | es-dni
            cpfCliente              | -                     | 390.533.447-05               | br-cpf
            panNumber               | -                     | ABCPE1234F                   | in-pan
            pan                     | -                     | 4111111111111111             | card-number
            passportNo              | -                     | C01X00T47                    | passport-number
            nationalId              | -                     | LZ6311T47                    | national-id
            expMonth                | cardNumber            | 8                            | card-expiry
            exp_year                | exp_month card_num    | 2031                         | card-expiry
            expMonth                | -                     | 8                            | -
            exp                     | iat sub               | 1700000000                   | -
            expiry                  | token                 | 3600                         | -
            answer                  | SecurityQuestionId    | Rex                          | security-answer
            answer                  | question              | Rex                          | -
            answer                  | question password     | Rex                          | security-answer
            answer                  | question passwordPolicyDays | Rex                    | -
            secretAnswer            | -                     | Rex                          | security-answer
            respuestaSecreta        | -                     | Rex                          | security-answer
            cardVerificationValue   | -                     | 123                          | card-verification-code
            totpToken               | -                     | 123456                       | one-time-code
            tokensUsed              | -                     | 123456                       | -
            krankenversichertennummer | -                   | A123456780                   | health-insurance-id
            icdCode                 | -                     | I10                          | icd-10
            seat                    | -                     | I10                          | -
            nhsNumber               | -                     | 999 123 4551                 | nhs-number
            reference               | -                     | 212 555 0123                 | -
            failedLogins            | -                     | 3                            | -
            pwd_sha1                | -                     | 0c36e517e3fa95aabf1bbffc6744a4ef | password-hash
            nom                     | prenom                | Lovelace                     | person-name
            apellidos               | nombre                | Lovelace Byron               | person-name
            nombre                  | apellidos             | Ada                          | person-name
            user.name               | email                 | Ada Lovelace                 | person-name
            patient.fullName        | -                     | Ada Lovelace                 | person-name
            cardholder              | number                | ADA LOVELACE                 | person-name
            username                | email                 | ada99                        | username
            login                   | password              | ada@bank.example             | email username
            email                   | -                     | ada@bank.example             | email
            value                   | -                     | ada@bank.example             | email
            createdBy               | -                     | ada@bank.example             | email
            emailVerified           | -                     | maybe                        | -
            emails.[]               | -                     | ada@bank.example             | email
            contact.phone           | -                     | 02079460958                  | phone
            phones.home             | -                     | 020 7946 0958                | phone
            phone.number            | type                  | 7946 0958                    | phone
            phoneType               | phone                 | mobile                       | -
            telefono                | -                     | 912345678                    | phone
            telefonnummer           | -                     | 030 901820                   | phone
            msisdn                  | -                     | 447700900123                 | phone
            customer.address.street | city zip              | 1 Main Street                | postal-address
            street                  | -                     | Main Street                  | postal-address
            addressLine1            | -                     | 1 Main Street                | postal-address
            address                 | city country          | 1 Main Street                | postal-address
            city                    | postalCode            | London                       | postal-address
            city                    | -                     | London                       | -
            state                   | -                     | active                       | -
            state                   | id                    | pending                      | -
            plz                     | ort                   | 10115                        | postal-address
            ipAddress               | -                     | 203.0.113.9                  | ip-address
            address                 | port                  | 203.0.113.9                  | ip-address
            version                 | -                     | 2.14.0.1                     | -
            emailAddress            | -                     | ada@bank.example             | email
            macAddress              | -                     | 00:00:5E:00:53:01            | mac-address
            dateOfBirth             | -                     | 1979-03-05                   | date-of-birth
            dob                     | -                     | 05.03.1979                   | date-of-birth
            birthDate               | -                     | 03/05/1979                   | date-of-birth
            geburtsdatum            | -                     | 1979-03-05                   | date-of-birth
            fechaNacimiento         | -                     | 1979-03-05                   | date-of-birth
            createdAt               | -                     | 1979-03-05                   | -
            birthPlace              | -                     | London                       | -
            latitude                | longitude             | 51.5007                      | geolocation
            lat                     | lng                   | 51.5007                      | geolocation
            lat                     | -                     | 51.5007                      | -
            location.lat            | -                     | 51.5007                      | geolocation
            x                       | y                     | 51.5007                      | -
            gender                  | -                     | female                       | gender
            sexo                    | -                     | F                            | gender
            dni                     | -                     | 12345678Z                    | es-dni
            documento               | nombre                | 12345678Z                    | es-dni
            code                    | -                     | 12345678Z                    | -
            cpf                     | -                     | 529.982.247-25               | br-cpf
            nationalId              | -                     | 12345678                     | national-id
            nationalId              | -                     | 8803200016                   | national-id
            taxId                   | -                     | 86095742719                  | de-tax-id
            ssn                     | -                     | 078-05-1120                  | us-ssn
            ssn                     | -                     | 078051120                    | us-ssn
            ssnLast4                | -                     | 1120                         | -
            passportNumber          | -                     | L898902C3                    | passport-number
            driverLicense           | -                     | MORGA753116SM9IJ             | driving-licence
            iban                    | -                     | DE89370400440532013000       | iban
            account                 | -                     | DE89370400440532013000       | iban
            bic                     | iban                  | DEUTDEFF                     | bic
            category                | -                     | PRODUCTS                     | -
            type                    | -                     | DEUTDEFF                     | -
            accountNumber           | sortCode              | 31926819                     | uk-bank-account
            sortCode                | accountNumber         | 60-16-13                     | uk-bank-account
            accountNumber           | routingNumber         | 000123456789                 | us-bank-account
            routingNumber           | accountNumber         | 021000021                    | us-bank-account
            accountNumber           | -                     | 31926819                     | bank-account
            accountId               | balance               | 40012345                     | -
            balance                 | currency              | 12.50                        | balance
            availableBalance        | -                     | 1250                         | balance
            amount                  | currency              | 12.50                        | amount
            amount                  | unit                  | 12                           | -
            payment.amount          | -                     | 12.50                        | amount
            price                   | currency              | 12.50                        | -
            salary                  | -                     | 52000                        | amount
            transactionId           | amount                | a81bc81b-dead-4e5d-abff-90865d1e13b1 | transaction-id
            nhsNumber               | -                     | 9434765919                   | nhs-number
            isbn                    | title                 | 3446201238                   | -
            patient.id              | -                     | 9434765919                   | nhs-number
            patientId               | -                     | 40012345                     | medical-record-number
            mrn                     | -                     | A-1000234                    | medical-record-number
            diagnosisCode           | -                     | E11.9                        | icd-10
            code                    | patient encounter     | E11.9                        | icd-10
            seat                    | flight                | E11.9                        | -
            diagnosis               | patient               | Type 2 diabetes mellitus     | diagnosis
            medication              | -                     | Metformin 500 mg             | prescription
            memberId                | insurance             | XYZ123456789                 | health-insurance-id
            memberId                | team                  | 12345                        | -
            password                | username              | correct horse                | password
            newPassword             | -                     | correct horse                | password
            passwordHash            | -                     | 5f4dcc3b5aa765d61d8327deb882cf99 | password-hash
            etag                    | -                     | 5f4dcc3b5aa765d61d8327deb882cf99 | -
            checksum                | -                     | 5f4dcc3b5aa765d61d8327deb882cf99 | -
            hash                    | -                     | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW | password-hash
            passwordExpiresAt       | -                     | 2026-01-31                   | -
            cvv                     | number                | 123                          | card-verification-code
            securityCode            | card                  | 123                          | card-verification-code
            securityCode            | phone                 | 123456                       | one-time-code
            pin                     | -                     | 1234                         | pin
            newPin                  | oldPin                | 1234                         | pin
            pincode                 | city state street     | 560001                       | postal-address
            otp                     | -                     | 123456                       | one-time-code
            verificationCode        | -                     | 123456                       | one-time-code
            securityAnswer          | -                     | Fluffy the cat               | security-answer
            accessToken             | expiresIn             | Zx81kPq0TtWm4RfBn29sLd       | token
            accessToken             | -                     | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | jwt
            nextPageToken           | items                 | Zx81kPq0TtWm4RfBn29sLd       | -
            tokenType               | accessToken           | Bearer                       | -
            apiKey                  | -                     | Zx81kPq0TtWm4RfBn29sLd       | api-key
            clientSecret            | clientId              | Zx81kPq0TtWm4RfBn29sLd       | api-key
            sessionId               | -                     | Zx81kPq0TtWm4RfBn29sLd       | session-id
            key                     | -                     | AKIAIOSFODNN7EXAMPLE         | api-key
            deviceId                | -                     | a81bc81b-dead-4e5d-abff-90865d1e13b1 | device-id
            imei                    | -                     | 490154203237518              | device-id
            id                      | -                     | a81bc81b-dead-4e5d-abff-90865d1e13b1 | -
            walletAddress           | -                     | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | crypto-address
            isin                    | -                     | US0378331005                 | isin
            lei                     | -                     | 5493001KJTIIGC8Y1R12         | lei
            ticket                  | assignee              | PROJ-12345                   | -
            ticket                  | -                     | Zx81kPq0TtWm4RfBn29sLd       | token
            session                 | speaker               | Keynote of the day           | -
            rx                      | tx                    | 123456                       | -
            city                    | country temperature   | London                       | -
            client.name             | redirectUri           | Billing app                  | -
            quantity                | -                     | 123456782                    | -
            invoiceNumber           | -                     | 123456782                    | -
            siren                   | -                     | 123456782                    | -
            updatedAt               | -                     | 1769860800                   | -
            """)
    void namesTell(String path, String neighbours, String value, String classes) {
        TrialField field = new TrialField(path, words(neighbours)).add(value);

        assertThat(field.classes()).as(path).isEqualTo(words(classes));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    @Test
    void repeatsOfOneValueProveNothing() {
        TrialField field = new TrialField("value", List.of());
        for (int i = 0; i < 1_000; i++) {
            field.add("8803200016");
        }
        assertThat(field.classes()).isEmpty();
    }

    @Test
    void aDefaultThatPassesByLuckDoesNotSpeakForTheOthers() {
        ClassSamples samples = new ClassSamples(new java.util.Random(5));
        TrialField field = new TrialField("value", List.of());
        for (int i = 0; i < 1_000; i++) {
            field.add(i % 10 == 0 ? samples.digits(9) : "123456782");
        }
        assertThat(field.classes()).isEmpty();
    }

    @Test
    void someJunkIsForgiven() {
        ClassSamples samples = new ClassSamples(new java.util.Random(5));
        TrialField field = new TrialField("value", List.of());
        for (int i = 0; i < 100; i++) {
            field.add(i % 10 == 0 ? samples.digits(10) : samples.of(DataClass.NHS_NUMBER));
        }
        field.add("").add(ValueType.NULL, "");
        assertThat(field.classes()).containsExactly("nhs-number");
    }

    @Test
    void aTokenOfFewDigitsIsTypedIn() {
        FieldEvidence answered =
                new TrialField("initialToken", List.of()).add("123456").evidence();
        FieldEvidence asked = new FieldEvidence(
                Side.REQUEST,
                answered.path(),
                answered.neighbours(),
                answered.types(),
                answered.formats(),
                answered.distinct(),
                answered.minLength(),
                answered.maxLength(),
                answered.hits());

        assertThat(new FieldClasses().decide(asked)).containsExactly("one-time-code");
        assertThat(new FieldClasses().decide(answered)).isEmpty();
    }

    @Test
    void aPlaceholderMakesNoValueTooShort() {
        TrialField field = new TrialField("driverLicense", List.of()).add("n/a");
        for (int i = 0; i < 20; i++) {
            field.add("D" + (1_234_567 + i));
        }
        assertThat(field.classes()).containsExactly("driving-licence");
    }

    @Test
    void shortNumbersAreNoPlaceholders() {
        TrialField field = new TrialField("accountNumber", List.of());
        for (int i = 1; i < 2_000_000; i = 2 * i + 1) {
            field.add("" + i);
        }
        assertThat(field.classes()).isEmpty();
    }

    @Test
    void aNameThatHoldsWhateverContradictsNothing() {
        ClassSamples samples = new ClassSamples(new java.util.Random(5));
        TrialField vessel = new TrialField("itemValue", List.of("itemKey"));
        TrialField product = new TrialField("itemNumber", List.of());
        for (int i = 0; i < 50; i++) {
            vessel.add(samples.of(DataClass.PL_PESEL));
            product.add(samples.of(DataClass.PL_PESEL));
        }
        assertThat(vessel.classes()).containsExactly("pl-pesel");
        assertThat(product.classes()).isEmpty();
    }

    @Test
    void twoKindsInOneFieldAreBothFound() {
        ClassSamples samples = new ClassSamples(new java.util.Random(5));
        TrialField field = new TrialField("login", List.of());
        for (int i = 0; i < 100; i++) {
            field.add(samples.of(i % 2 == 0 ? DataClass.EMAIL : DataClass.PHONE));
        }
        assertThat(field.classes()).containsExactly("email", "phone");
    }

    @Test
    void wholeNumbersAndObjectsCount() {
        assertThat(new TrialField("cpf", List.of())
                        .add(ValueType.INTEGER, "39053344705")
                        .classes())
                .containsExactly("br-cpf");
        assertThat(new TrialField("customer.address", List.of())
                        .add(ValueType.OBJECT, "")
                        .classes())
                .containsExactly("postal-address");
        assertThat(new TrialField("balance", List.of())
                        .add(ValueType.DECIMAL, "1.5")
                        .classes())
                .containsExactly("balance");
        assertThat(new TrialField("dateOfBirth", List.of())
                        .add(ValueType.INTEGER, "289440000")
                        .classes())
                .containsExactly("date-of-birth");
    }

    @Test
    void aFieldWithoutValuesHoldsNothing() {
        assertThat(new TrialField("iban", List.of()).add(ValueType.NULL, "").classes())
                .isEmpty();
        assertThat(new TrialField("password", List.of()).add(ValueType.TRUE, "").classes())
                .isEmpty();
    }

    @Test
    void ownClassesAreDecidedByNameAndFormat() {
        CustomClass loyalty = new CustomClass(
                "loyalty-number",
                "Business",
                Severity.LOW,
                List.of(),
                List.of("*loyalty.number", "bonus?ard"),
                List.of(ValueFormat.DIGITS));
        FieldClasses classes = new FieldClasses(List.of(loyalty), List.of());

        assertThat(classes.decide(new TrialField("customer.Loyalty.number", List.of())
                        .add("12345")
                        .evidence()))
                .containsExactly("loyalty-number");
        assertThat(classes.decide(
                        new TrialField("a.bonusCard", List.of()).add("12345").evidence()))
                .containsExactly("loyalty-number");
        assertThat(classes.decide(
                        new TrialField("a.bonusCard", List.of()).add("gold").evidence()))
                .isEmpty();
        assertThat(classes.decide(
                        new TrialField("a.number", List.of()).add("12345").evidence()))
                .isEmpty();
    }

    @Test
    void overridesSetAndClear() {
        FieldClasses classes = new FieldClasses(
                List.of(),
                List.of(
                        new ClassOverride("*.note", Optional.of("*.bank.example"), List.of("transaction-id")),
                        new ClassOverride("contact", Optional.empty(), List.of())));
        FieldEvidence reference =
                new TrialField("payment.note", List.of()).add("abc").evidence();
        FieldEvidence contact =
                new TrialField("contact", List.of()).add("ada@bank.example").evidence();

        assertThat(classes.decide("api.bank.example", reference)).containsExactly("transaction-id");
        assertThat(classes.decide("api.shop.example", reference)).isEmpty();
        assertThat(classes.decide(reference)).isEmpty();
        assertThat(classes.decide("any", contact)).isEmpty();
        assertThat(new FieldClasses().decide("any", contact)).containsExactly("email");
    }

    @Test
    void wrongConfigurationIsRefused() {
        Stream<Runnable> wrong = Stream.of(
                () -> new CustomClass("Loyalty", "Business", Severity.LOW, List.of(), List.of("a"), List.of()),
                () -> new CustomClass("email", "Business", Severity.LOW, List.of(), List.of("a"), List.of()),
                () -> new CustomClass("loyalty", "Business", Severity.LOW, List.of(), List.of(), List.of()),
                () -> new ClassOverride("", Optional.empty(), List.of()),
                () -> new FieldClasses(
                        List.of(), List.of(new ClassOverride("a", Optional.empty(), List.of("nosuch")))));
        assertThat(wrong)
                .allSatisfy(each -> assertThatThrownBy(each::run).isInstanceOf(IllegalArgumentException.class));
    }
}
