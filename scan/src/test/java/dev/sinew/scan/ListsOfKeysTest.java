package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several keys under one name, in a line or below it. */
class ListsOfKeysTest {
    private static final String ONE = "q8ZpR2mVx0LdYw7TnB4sKc61";
    private static final String OTHER = "b7XpR2mVx0LdYw7TnB4sKc99";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.py|API_KEYS = [\"1\", \"2\"]",
                "a.py|API_KEYS: list[str] = [\\n    \"1\",  # first\\n    \"2\",\\n]",
                "A.java|static final String[] API_KEYS = {\"1\", \"2\"};",
                "A.java|List<String> secrets = List.of(\"1\", \"2\");",
                "A.java|private String[] authTokens = new String[] {\"1\", \"2\"};",
                "a.js|const clientSecrets = ['1', '2'];",
                "a.js|const apiKeys = {\\n  prod: '0',\\n};\\nconst accessTokens = {\\n  'prod': '1',\\n  'dev': '2'\\n};",
                "a.php|$api_keys = array('1', '2');",
                "a.go|var apiKeys = []string{\"1\", \"2\"}",
                "a.json|{\"apiKeys\": [\"1\", \"2\"]}",
                "a.json|{\"apiKeys\": [\\n  \"1\",\\n  \"2\"\\n]}",
                "a.json|{\"tokens\": {\"prod\": \"1\", \"dev\": \"2\"}}",
                "a.yaml|api_keys:\\n  - 1\\n  - \"2\"  # old",
                "a.yaml|secrets: [\"1\", \"2\"]",
            })
    void eachIsFound(String file, String text) {
        String written = text.replace("\\n", "\n")
                .replaceAll("(?<=[\"' ])1(?=[\"'\n]|$)", ONE)
                .replaceAll("(?<=[\"' ])2(?=[\"'\n]|$)", OTHER);
        assertThat(Planted.secrets(file, written + "\n")).containsExactly(ONE, OTHER);
    }

    @Test
    void passwordsOfAccountsInOneLineAreFound() {
        assertThat(Planted.secrets("a.py", "PASSWORDS = {\"bob\": \"Wint3r!sHere\", \"al\": \"Gr33nTea!9\"}\n"))
                .containsExactly("Wint3r!sHere", "Gr33nTea!9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORDS = [\"letmein\", \"Wint3r!sHere\"]",
                "tokens = [\"IDENTIFIER\", \"OPEN_BRACE\", \"STRING_LITERAL\"]",
                "keys = [\"q8ZpR2mVx0LdYw7TnB4sKc61\"]",
                "public_keys = [\"q8ZpR2mVx0LdYw7TnB4sKc61\"]",
                "api_keys = [\"api-key-of-the-gateway\", \"${API_KEY}\", \"<your key>\"]",
                "secrets = {\"name\": \"database-credentials-v2\"}",
                "api_keys = load(\"q8ZpR2mVx0LdYw7TnB4sKc61\") if x else []",
                "csrf_tokens = [\"q8ZpR2mVx0LdYw7TnB4sKc61\"]",
            })
    void othersAreQuiet(String line) {
        assertThat(Planted.secrets("main.py", line + "\n")).isEmpty();
    }

    /** A list without an end is read to some way on, and no further. */
    @Test
    void longListsAreBounded() {
        String line = "api_keys = [" + ("\"" + ONE + "\",\n").repeat(5_000);
        assertThat(Planted.secrets("main.py", line)).hasSizeBetween(10, 200);
    }
}
