package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in lines that show how something is called. */
class ShownInUseTest {
    /** How something is called, in documentation and in files of requests. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "README.md|curl -H 'X-Api-Key: b7XpR2mVx0LdYw7TnB4sKc99' https://api.corp.net/x|b7XpR2mVx0LdYw7TnB4sKc99",
                "README.md|    PGPASSWORD=Gr33nTea9x psql -h db.corp.net|Gr33nTea9x",
                "README.md|`DB_PASSWORD=Gr33nTea9x`|Gr33nTea9x",
                "notes.txt|PGPASSWORD=Gr33nTea9x psql -h db.corp.net|Gr33nTea9x",
                "a.http|X-Api-Key: b7XpR2mVx0LdYw7TnB4sKc99|b7XpR2mVx0LdYw7TnB4sKc99",
                "README.md|curl -d 'client_secret=c9XpR2mVx0LdYw7TnB4sKc77&grant_type=x' https://a.b.net|c9XpR2mVx0LdYw7TnB4sKc77",
                "run.sh|curl -d 'x=1&password=Gr33nTea9x&grant_type=x' https://a.b.net|Gr33nTea9x",
                "a.ipynb|  \"token=b7XpR2mVx0LdYw7TnB4sKc99\\n\"|b7XpR2mVx0LdYw7TnB4sKc99",
            })
    void whatIsShownInUse(String file, String line, String secret) {
        assertThat(Planted.secrets(file, "see\n" + line + "\n")).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'X-Api-Key: your-api-key-goes-here' https://api.corp.net/x",
                "X-Api-Key: $API_KEY_OF_YOURS_1",
                "DB_PASSWORD=changeme1 psql",
                "PASSWORD=hunter2hunter",
                "Idempotency-Key: 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "PUBLIC_KEY=b7XpR2mVx0LdYw7TnB4sKc99",
                "API_KEY=0123456789abcdef0123456789abcdef",
            })
    void whatIsShownForOthersIsQuiet(String line) {
        assertThat(Planted.secrets("README.md", "see\n" + line + "\n")).isEmpty();
    }

    /** Tests say that they pass; who connects passes a password. */
    @Test
    void aVerbIsNoName() {
        assertThat(Planted.secrets("a.test.js", "t.pass('message2')\npass('step-4 done2')\n"))
                .isEmpty();
        assertThat(Planted.secrets("a.js", "db.user('shop').pass('Wint3rHere9')\n"))
                .containsExactly("Wint3rHere9");
    }

    /** Signs alone are there to be parsed. */
    @Test
    void signsInAnAddress() {
        assertThat(Planted.secrets("a.js", "'http://at%2F%40:%2F%40@db.corp.net/'\n"))
                .isEmpty();
        assertThat(Planted.secrets("a.js", "'http://at%2F%40:%2Fq8Zp%40R2@db.corp.net/'\n"))
                .hasSize(1);
    }
}
