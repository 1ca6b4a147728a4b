package dev.sinew.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.engine.classify.FieldEvidence;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.posture.RiskWeight;
import dev.sinew.engine.posture.RiskWeights;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.engine.verify.VerificationKey;
import dev.sinew.inline.ProxyAddress;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
    private static Configuration read(String text) throws WrongConfiguration {
        return ConfigurationReader.read(Path.of("sinew.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyKeyIsUnderstood() throws WrongConfiguration {
        Configuration read = read("""
                hosts:
                  - match: ["*.bank.example", bank.example]
                    environment: production
                    owner: payments
                    exposure: internet
                    tags: [pci, psd2]
                  - match: "*"
                    environment: test
                cohorts:
                  - cohort: third-party
                    scopes: [partner]
                    hosts: [partners.bank.example]
                    authentication-types: bearer-jwt
                trusted-proxies: [10.0.0.0/8, "fd00::1"]
                """);
        assertThat(read.of("api.BANK.example:8443").owner()).isEqualTo("payments");
        assertThat(read.of("bank.example").tags()).containsExactly("pci", "psd2");
        assertThat(read.of("shop.example").environment()).isEqualTo("test");
        assertThat(read.cohorts().getFirst().cohort()).isEqualTo(Cohort.THIRD_PARTY);
    }

    @Test
    void aServiceStandsInFrontOfWhatItIsTold() throws WrongConfiguration {
        Configuration read = read("""
                serve:
                  watch: [/var/log/api]
                  proxies: ["8080=http://127.0.0.1:9000", "0.0.0.0:8443=https://api.bank.example/v2"]
                """);
        assertThat(read.serve().watch()).containsExactly("/var/log/api");
        assertThat(read.serve().proxies())
                .extracting(ProxyAddress::toString)
                .containsExactly("127.0.0.1:8080=http://127.0.0.1:9000", "0.0.0.0:8443=https://api.bank.example/v2");
        assertThatThrownBy(() -> read("serve:\n  proxies: [nowhere]\n"))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("write LISTEN=UPSTREAM");
    }

    @Test
    void ownDataClassesAndOverridesAreTaken() throws WrongConfiguration {
        Configuration read = read("""
                data-classes:
                  - id: loyalty-number
                    category: Business
                    severity: low
                    laws: [GDPR]
                    fields: ["*.loyaltyNo"]
                    formats: [digits]
                data-class-overrides:
                  - field: items[].code
                    api: "*.bank.example"
                    classes: []
                """);
        FieldPath field = FieldPath.root(Location.BODY).child("member").child("loyaltyNo");
        FieldEvidence evidence = new FieldEvidence(
                Side.ANSWER,
                field,
                List.of(),
                Map.of(ValueType.STRING, 5L),
                Map.of(ValueFormat.DIGITS, 5L),
                5,
                4,
                4,
                Map.of());
        assertThat(read.dataClasses().decide("api.bank.example", evidence)).containsExactly("loyalty-number");
    }

    @Test
    void keySetsAreReadFromBesideTheFile(@TempDir Path folder) throws WrongConfiguration, IOException {
        Files.writeString(
                folder.resolve("keys.json"),
                "{\"x\":[{\"kid\":\"no\"}],\"keys\":[{\"kty\":\"oct\",\"kid\":\"k1\",\"k\":\"AQAB\"},{\"kid\":\"k2\"}]}");
        Path file = Files.writeString(folder.resolve("sinew.yaml"), "jwks: [{issuer: https://id, file: keys.json}]");
        IssuerKeys read = ConfigurationReader.read(file).keySets().getFirst();
        assertThat(read.issuer()).isEqualTo("https://id");
        assertThat(read.keys()).extracting(VerificationKey::id).containsExactly("k1", "k2");
        Files.writeString(file, "jwks: [{issuer: https://id, file: sinew.yaml}]");
        assertThatThrownBy(() -> ConfigurationReader.read(file)).hasMessageContaining("no JSON");
        Files.writeString(file, "jwks: [{issuer: https://id, file: none.json}]");
        assertThatThrownBy(() -> ConfigurationReader.read(file)).hasMessageContaining("no such file");
    }

    @Test
    void weightsOfRisksAreTaken() throws WrongConfiguration {
        RiskWeights weights =
                read("risk: {exposure: {internet: 0.9}, effects: {money: 1}}").risk();

        assertThat(weights.told()).containsOnly(Map.entry(RiskWeight.INTERNET, 0.9), Map.entry(RiskWeight.MONEY, 1.0));
        assertThat(read("risk:\n").risk()).isEqualTo(RiskWeights.USUAL);
        assertThat(read("risk: {data: }\n").risk()).isEqualTo(RiskWeights.USUAL);
    }

    @Test
    void anEmptyFileTellsNothing() throws WrongConfiguration {
        assertThat(read("").hosts()).isEmpty();
        assertThat(read("hosts:\n").of("x")).isEqualTo(ApiFacts.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: []                                  | line 1: unknown key \"host\"; did you mean \"hosts\"?",
                "hosts: [{match: x, ownr: y}]              | did you mean \"owner\"?",
                "hosts: [{owner: y}]                       | \"hosts[0].match\" is missing",
                "hosts: [{match: x, exposure: web}]        | \"hosts[0].exposure\" is \"web\"; one of internet",
                "hosts: {match: x}                         | \"hosts\" must be a list",
                "hosts: [x]                                | hosts[0] must hold keys",
                "cohorts: [{cohort: boss, scopes: x}]      | \"cohorts[0].cohort\" is \"boss\"; one of user",
                "cohorts: [{cohort: staff}]                | has no condition",
                "trusted-proxies: localhost                | \"localhost\" is no IP address",
                "data-classes: [{id: Big, fields: x}]      | \"data-classes[0].id\" is wrong",
                "data-classes: [{id: x, fields: x, severity: bad}] | one of low, medium, high, critical",
                "data-class-overrides: [{field: x, classes: [nope]}] | no data class is called nope",
                "risk: {exposures: {}}                     | unknown key \"risk.exposures\"; did you mean \"exposure\"?",
                "risk: {exposure: {web: 1}}                | unknown key \"risk.exposure.web\"; did you mean",
                "risk: {data: {high: much}}                | \"risk.data.high\" is \"much\", which is no number",
                "risk: {effects: {money: 2}}               | \"risk.effects.money\" is 2; write a number from 0 to 1",
                "risk: {effects: {money: NaN}}             | \"risk.effects.money\" is NaN; write a number from 0 to 1",
                "risk: {findings: {low: 0.9}}              | findings.low weighs 0.9 and findings.medium only 0.15",
                "risk: [x]                                 | risk must hold keys",
                "hosts: [                                  | no YAML",
                "hosts: [                                  | look for tabs, open brackets or quotes",
                "hosts: [{match: 'https://a.example/v1'}]  | is \"https://a.example/v1\", which is no host; write \"a.example\"",
                "hosts: [{match: ['']}]                    | \"hosts[0].match\" has an empty entry",
                "cohorts: [{cohort: staff, authentication-types: bearer}] | did you mean \"bearer-jwt\"? Known are bearer-jwt, ",
                "cohorts: [{cohort: staff, hosts: a/b}]    | \"cohorts[0].hosts\" is \"a/b\", which is no host",
                "data-class-overrides: [{field: x}]        | \"data-class-overrides[0].classes\" is missing; list",
                "{hosts: [], hosts: []}                    | has the key \"hosts\" twice",
            })
    void whatIsNotUnderstoodIsRefusedWithPlaceAndCure(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageStartingWith("sinew.yaml")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:@  - match: a                                | line 1: unknown key",
                "jwks: []@trusted-proxies:@  - 10.0.0.1@  - nonsense | line 4: \"trusted-proxies\" is wrong: \"nonsense\"",
                "hosts:@  - match:@      - a@      - b c            | line 4: \"hosts[0].match\"",
                "hosts:@  - match: a@    tags:@      x: y           | line 3: \"hosts[0].tags\" must be a list",
                "hosts:@\t- match: a                               | line 2: no YAML: found character",
            })
    void theLineIsThatOfTheMistake(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('@', '\n')))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining(message);
    }

    @Test
    void hostileFilesAreRefused() {
        assertThatThrownBy(() -> read("a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]"))
                .isInstanceOf(WrongConfiguration.class);
        assertThatThrownBy(() -> read("hosts: " + "[".repeat(5_000) + "]".repeat(5_000)))
                .isInstanceOf(WrongConfiguration.class);
        assertThatThrownBy(() -> read("\u0000\u0001")).isInstanceOf(WrongConfiguration.class);
    }
}
