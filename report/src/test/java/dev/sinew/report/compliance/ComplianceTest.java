package dev.sinew.report.compliance;

import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.operation;
import static dev.sinew.report.Reports.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplianceTest {
    private static final RuleFacts RULE = rule("posture.a", Severity.HIGH);
    private static final Finding FINDING = finding(RULE, operation("/a"), "");

    @Test
    void listsAllTenAndTellsWhatNoRuleLookedAt() {
        Compliance compliance = Compliance.of(List.of(RULE), List.of(FINDING), List.of(), Judgement.NONE);

        assertThat(compliance.owasp())
                .hasSize(10)
                .extracting(Requirement::id)
                .startsWith("API1:2023")
                .endsWith("API10:2023");
        assertThat(compliance.owasp().stream().filter(Requirement::checked).map(Requirement::id))
                .containsExactly("API2:2023");
        assertThat(compliance.owasp().get(1).findings()).containsExactly(FINDING);
    }

    @Test
    void groupsByStandardAndClause() {
        Compliance compliance = Compliance.of(List.of(RULE), List.of(FINDING), List.of(), Judgement.NONE);

        assertThat(compliance.standards()).extracting(Standard::id).containsExactly("GDPR", "PCI-DSS-4.0.1", "RFC");
        Requirement clause = compliance.standards().get(0).requirements().get(0);
        assertThat(clause.id()).isEqualTo("Art. 32(1)(a)");
        assertThat(clause.title()).isEqualTo("Pseudonymisation and encryption");
        assertThat(clause.findings()).containsExactly(FINDING);
    }

    @Test
    void countsWhatWasAcceptedApart() {
        Standing accepted = new Standing(true, Optional.of(new Acceptance("fine", Optional.empty())));
        Judgement judgement = new Judgement(Map.of(FINDING.fingerprint(), accepted), Map.of(), false, 0, List.of());

        Requirement entry = Compliance.of(List.of(RULE), List.of(FINDING), List.of(), judgement)
                .owasp()
                .get(1);

        assertThat(entry.findings()).isEmpty();
        assertThat(entry.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PCI-DSS-4.0.1 | 6.2.4            | Common attacks prevented in software
            PCI-DSS-4.0.1 | 6.2.9            | Own software developed securely
            PCI-DSS-4.0.1 | 8.9.9            | Users identified and authenticated
            GDPR          | Article 32       | Security of processing
            GDPR          | 32(1)(c)         | Security of processing
            GDPR          | 5(1)(f)          | Integrity and confidentiality
            HIPAA         | 164.312(a)(2)(iv)| Access control
            HIPAA         | §164.312(e)(1)   | Security of transmission
            PSD2-RTS      | Art. 35(1)       | Security of the communication session
            FAPI-2.0      | 5.3.2.1          | Authorisation servers
            NIST-800-228  | REC-API-12       | Authorisation of every call
            RFC           | 8725 3.1         | Best practices for JSON Web Tokens
            RFC           | 6797 section 7.2 | Strict transport security
            RFC           | 1                | ''
            GDPR          | 99               | ''
            """)
    void titlesAClauseByTheNearestThatIsKnown(String standard, String clause, String title) {
        assertThat(Clauses.known().title(standard, clause)).isEqualTo(title);
    }

    @Test
    void ordersAsPeopleCount() {
        assertThat(Stream.of("10.1", "6.2.10", "6.2.4", "REC-API-2", "REC-API-10", "6.2")
                        .sorted(Clauses.ORDER))
                .containsExactly("6.2", "6.2.4", "6.2.10", "10.1", "REC-API-2", "REC-API-10");
    }
}
