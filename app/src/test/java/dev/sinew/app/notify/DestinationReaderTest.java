package dev.sinew.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of targets: what is taken, what is refused, and that a refusal shows nothing of them. */
final class DestinationReaderTest {
    @Test
    void readsWhatItWrites() throws Exception {
        String text = """
                # for the security channel
                url: https://hooks.example/services/T0/B0/x

                secret: one two
                header: X-Tenant: bank
                header: Authorization: Bearer abc:def
                project: SEC
                issue-type: Bug
                """;

        Destination read = DestinationReader.read(TargetKind.JIRA, text);

        assertThat(DestinationReader.read(TargetKind.JIRA, read.text())).isEqualTo(read);
        assertThat(read.secret()).isEqualTo("one two");
        assertThat(read.headers())
                .containsEntry("authorization", "Bearer abc:def")
                .containsEntry("X-Tenant", "bank");
        assertThat(read.option("issue-type", "Task")).isEqualTo("Bug");
        assertThat(read.shown()).isEqualTo("https://hooks.example");
        assertThat(read.toString()).isEqualTo("••••");
    }

    @Test
    void knowsWherePagerDutyIs() throws Exception {
        assertThat(DestinationReader.read(TargetKind.PAGERDUTY, "secret: k").shown())
                .isEqualTo("https://events.pagerduty.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEBHOOK   | ''                                                | must begin with https
            WEBHOOK   | url: ftp://SECRET                                 | must begin with https
            WEBHOOK   | url: https://SECRET space                         | the url is none
            WEBHOOK   | url: http://SECRET.example/                       | has no TLS
            WEBHOOK   | url: http://127.0.0.1.SECRET.example/             | has no TLS
            WEBHOOK   | url: https:///SECRET                              | no host
            WEBHOOK   | url: https://user:SECRET@example/                 | has a user in it
            WEBHOOK   | url: file:///SECRET                               | only ocsf
            SLACK     | url: syslog+tcp://SECRET:1                        | only ocsf
            OCSF      | url: syslog+tcp://SECRET                          | HOST:PORT
            OCSF      | url: file:///SECRET/                              | file:///FOLDER/FILE
            PAGERDUTY | url: https://SECRET/                              | routing key
            JIRA      | url: https://SECRET/                              | project: KEY
            WEBHOOK   | header: SECRET                                    | line 1 is no header
            WEBHOOK   | header: Content-Length: 5SECRET                   | Sinew itself sends
            WEBHOOK   | header: X-Sinew-Signature: SECRET                 | Sinew itself sends
            WEBHOOK   | SECRET                                            | line 1 says nothing that is known
            """)
    void refusesWithoutShowingWhatItRefuses(TargetKind kind, String text, String why) {
        assertThatThrownBy(() -> DestinationReader.read(kind, text))
                .isInstanceOf(WrongDestination.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void takesPlainHttpWhereItIsSaidOrStaysOnTheMachine() throws Exception {
        for (String url : new String[] {"http://127.0.0.1:9/", "http://localhost/", "http://[::1]:9/"}) {
            assertThat(DestinationReader.read(TargetKind.WEBHOOK, "url: " + url).shown())
                    .startsWith("http://");
        }
        assertThat(DestinationReader.read(TargetKind.WEBHOOK, "url: http://siem.example/\ncleartext: yes")
                        .shown())
                .isEqualTo("http://siem.example");
    }
}
