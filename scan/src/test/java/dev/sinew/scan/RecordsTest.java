package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and values that stand in entries, lines or columns of their own. */
class RecordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod.yaml|- name: DB_PASSWORD~  value: Tr4ndom!Word9~- name: OTHER~  value: other",
                "pod.yaml|- name: DB_PASSWORD~  value: \"Tr4ndom!Word9\"",
                "task.json|{\"environment\": [{\"name\": \"DB_PASSWORD\", \"value\": \"Tr4ndom!Word9\"}]}",
                "a.postman_environment.json|{~\"key\": \"password\",~\"value\": \"Tr4ndom!Word9\",~\"enabled\": true}",
                "stack.json|{\"DbPassword\": {\"Type\": \"String\", \"Default\": \"Tr4ndom!Word9\", \"NoEcho\": true}}",
                "vars.tf|variable \"db_password\" {~  default = \"Tr4ndom!Word9\"~}",
                "Info.plist|<key>Password</key>~<string>Tr4ndom!Word9</string>",
                "users.csv|id,name,password~1,bob,Tr4ndom!Word9",
                "users.tsv|password\tname~Tr4ndom!Word9\tbob",
                "seed.sql|INSERT INTO users (name, email, password) VALUES ('bob', 'b@x.y', 'Tr4ndom!Word9');",
                "seed.sql|INSERT INTO users (name, password) VALUES~('a''b', NULL),~('b', 'Tr4ndom!Word9');",
                "seed.sql|INSERT INTO settings (name, value) VALUES ('smtp_user', 'me'), ('smtp_password', 'Tr4ndom!Word9');",
                "seed.sql|INSERT INTO settings VALUES (7, 'db.password', N'Tr4ndom!Word9', 'yes');",
                "seed.sql|UPDATE settings SET value = 'Tr4ndom!Word9' WHERE name='smtp_password';",
            })
    void foundWhereItsNameStandsElsewhere(String file, String lines) {
        assertThat(Planted.secrets(file, lines.replace('~', '\n'))).containsExactly("Tr4ndom!Word9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod.yaml|- name: DB_PASSWORD~  valueFrom:~    secretKeyRef:~      name: db~      key: password",
                "pod.yaml|- name: DB_PASSWORD~- name: OTHER~  value: Tr4ndom!Word9",
                "pod.yaml|- name: DB_PASSWORD~  value: $(OTHER)",
                "api.json|{\"name\": \"password\", \"in\": \"query\"}, {\"value\": \"Tr4ndom!Word9\"}",
                "api.json|{\"password\": {\"type\": \"string\", \"default\": \"\"}}",
                "vars.tf|variable \"db_password\" {~  type = string~}~variable \"other\" {~  default = \"Tr4ndom!Word9\"~}",
                "Info.plist|<key>Password</key>~<true/>~<key>Other</key>~<string>Tr4ndom!Word9</string>",
                "runs.csv|test,pass,fail~a,1200000,3",
                "users.csv|id,name,password~1,Tr4ndom!Word9,bob",
                "seed.sql|INSERT INTO users (name, password) VALUES ('Tr4ndom!Word9', MD5('x'));",
                "seed.sql|INSERT INTO labels VALUES ('password', 'Enter your password 2'), ('password_reset', 'password-reset-v2');",
                "seed.sql|UPDATE settings SET value = 'Tr4ndom!Word9' WHERE name='theme';",
            })
    void quietForTheValuesOfOthers(String file, String lines) {
        assertThat(Planted.secrets(file, lines.replace('~', '\n'))).isEmpty();
    }

    @Test
    void thePlaceIsThatOfTheValue() {
        assertThat(Planted.scan("pod.yaml", "env:\n- name: DB_PASSWORD\n  value: Tr4ndom!Word9\n"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.line()).isEqualTo(3))
                .satisfies(hit -> assertThat(hit.column()).isEqualTo(10));
    }

    /** A shell that a person logs in with gives programs what is in use, and variables are looked up in capitals. */
    @Test
    void whatSaysOfItselfThatItIsNoneCountsWhereItIsUsed() {
        assertThat(Planted.secrets(".bash_profile", "export DB_PASSWORD=dummy-pass\n"))
                .containsExactly("dummy-pass");
        assertThat(Planted.secrets(".bash_profile", "export DB_PASSWORD=your-password\nexport PASSWORD=none\n"))
                .isEmpty();
        assertThat(Planted.secrets("app.env", "DB_PASSWORD=dummy-pass\n")).isEmpty();
        assertThat(Planted.secrets("app.env", "DB_PASSWORD=db_password\n")).containsExactly("db_password");
        assertThat(Planted.secrets("app.env", "db_password=DB_PASSWORD\n")).isEmpty();
    }

    @Test
    void secretsThatPeopleMakeUp() {
        assertThat(Planted.rules(".env", "JWT_SECRET=mysuperlongjwtvalue2023\n"))
                .containsExactly("assigned-key");
        assertThat(Planted.rules(".env", "TLS_SECRET=mysuperlongtlsvalue2023\nJWT_SECRET=app-jwt-secret-2\n"))
                .isEmpty();
    }
}
