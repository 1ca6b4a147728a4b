package dev.sinew.scan.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.prefilter.Keywords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuickLookTest {
    private static final long SEED = 20261126;
    private static final List<String> PIECES = List.of(
            "password",
            "dbPassword",
            "api_key",
            "clientSecret",
            "--",
            "Password",
            "identified by",
            "ENV ",
            "=",
            " = ",
            ": ",
            ":",
            "=>",
            ":=",
            "==",
            "(",
            ", ",
            "\"",
            "'",
            "\"Tr4ndom!Word9\"",
            "'q8ZpR2mVx0LdYw7TnB4sKc61'",
            "Tr4ndom!Word9",
            " ",
            "<",
            ">",
            "]",
            "String",
            "r",
            "é",
            "value=",
            "IDENTIFIED BY",
            "-",
            ".",
            "9",
            "</",
            " -> ",
            " to ",
            " == ",
            " !== ",
            "[\"bob\"] = ",
            ".put(\"bob\", ",
            "userCreds",
            "apiKeys",
            "API_KEYS",
            "secrets",
            " = [",
            ": [",
            " = List.of(",
            ":\n  - q8ZpR2mVx0LdYw7TnB4sKc61\n",
            ".equals(",
            " :",
            "?=",
            "\\\"",
            "[]",
            "[]byte(",
            "#define ",
            " || ",
            " ?: ",
            " ?? ",
            " or ",
            ")",
            " string = ",
            "user: \"bob\", ",
            "\"hummingbird\"",
            "name: ",
            "\"key\": \"",
            "value: ",
            "{",
            "INSERT INTO t (a, password) VALUES (1, 'Tr4ndom!Word9')",
            "\n",
            " =\n    ",
            ": String =\n",
            " = \\\n",
            " = (\n",
            "<password>Tr4ndom!Word9</password>",
            "password is ",
            " for bob: ",
            "with passwd `",
            "--",
            "${A:-",
            "}",
            "\\");

    /** What the reader finds in a line, the quick look must not have ruled out. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TABLE")
    void rulesOutNothingThatIsRead(FileKind kind) {
        Keywords keywords = new Keywords(Assignments.KEYWORDS);
        Random random = new Random(SEED);
        int read = 0;
        for (int round = 0; round < 30_000; round++) {
            StringBuilder line = new StringBuilder();
            for (int i = 2 + random.nextInt(6); i >= 0; i--) {
                line.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            int end = line.indexOf("\n");
            int to = end < 0 ? line.length() : end;
            if (!Assignments.in(line.toString(), 0, to, kind, line::toString).isEmpty()) {
                read++;
                byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
                boolean[] may = {false};
                keywords.find(
                        bytes,
                        bytes.length,
                        (word, from, behind) -> may[0] |= Assignments.mayBeAt(bytes, from, behind, kind));
                assertThat(may[0]).as(line.toString()).isTrue();
            }
        }
        assertThat(read).isGreaterThan(20);
    }
}
