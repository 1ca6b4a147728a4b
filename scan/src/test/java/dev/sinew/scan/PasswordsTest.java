package dev.sinew.scan;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    /** What is planted is always the same, so that each line shows how it is written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.properties|db.password=Tr4ndom!Word9",
                "app.ini|Password = Tr4ndom!Word9",
                ".env|DB_PASS=Tr4ndom!Word9",
                ".env.production|export DB_PASSWORD_PROD=\"Tr4ndom!Word9\"",
                "values.yaml|  dbPassword: Tr4ndom!Word9 # for the tests",
                "values.yaml|  password: 'Tr4ndom!Word9'",
                "server.json|{\"user\":\"a\",\"password\":\"Tr4ndom!Word9\"}",
                ".sftp|{\"pass\": \"Tr4ndom!Word9\", \"port\": 22}",
                "server.xml|<Resource username=\"a\" password=\"Tr4ndom!Word9\"/>",
                "beans.xml|<property name=\"password\" value=\"Tr4ndom!Word9\"/>",
                "sites.xml|<Pass encoding=\"plain\">Tr4ndom!Word9</Pass>",
                "web.config|<add key=\"DbPassword\" value=\"Tr4ndom!Word9\"/>",
                "Dockerfile|ENV POSTGRES_PASSWORD Tr4ndom!Word9",
                "run.sh|tool --password Tr4ndom!Word9 --verbose",
                ".netrc|machine a.example login me password Tr4ndom!Word9",
                ".pgpass|db.internal:5432:main:app:Tr4ndom!Word9",
                ".git-credentials|https://me:Tr4ndom!Word9@git.internal",
                "Main.java|String password = \"Tr4ndom!Word9\";",
                "Main.kt|val password: String = \"Tr4ndom!Word9\"",
                "main.go|password := \"Tr4ndom!Word9\"",
                "main.rb|:password => 'Tr4ndom!Word9'",
                "wp-config.php|define('DB_PASSWORD', 'Tr4ndom!Word9');",
                "Main.java|config.setPassword(\"Tr4ndom!Word9\");",
                "users.sql|CREATE USER app IDENTIFIED BY 'Tr4ndom!Word9';",
                "users.sql|ALTER ROLE app WITH PASSWORD 'Tr4ndom!Word9';",
                "readme.txt|postgres://app:Tr4ndom!Word9@db.internal/main",
                "App.cs|\"Server=db;Database=a;User Id=b;Password=Tr4ndom!Word9;\"",
                "run.sh|curl -s -u app:Tr4ndom!Word9 https://api.internal",
                "run.sh|mysql -u app -pTr4ndom!Word9 main",
                "site/filezilla.xml|<Pass>Tr4ndom!Word9</Pass>",
                "run.js|client.login('app@corp.internal', 'Tr4ndom!Word9');",
                "main.c|#define DB_PASSWORD \"Tr4ndom!Word9\"",
                "main.c|char pass[] = \"Tr4ndom!Word9\";",
                "main.rs|const PASSWORD: &str = \"Tr4ndom!Word9\";",
                "main.go|var password = []byte(\"Tr4ndom!Word9\")",
                "build.gradle|      storePassword 'Tr4ndom!Word9'",
                "main.js|const password = process.env.PASSWORD ¦¦ 'Tr4ndom!Word9';",
                "start.bat|set DB_PASSWORD=Tr4ndom!Word9",
                "redis.conf|requirepass Tr4ndom!Word9",
                "app.log|connecting with password=Tr4ndom!Word9 to db",
                "main.tf|  password = \"Tr4ndom!Word9\"",
                "wpa.conf|psk=\"Tr4ndom!Word9\"",
                "app.ini|password = Tr4ndom$Word9",
                "a.ipynb|    \"password = \\\"Tr4ndom!Word9\\\"\\n\",",
                "Main.java|DriverManager.getConnection(\"jdbc:h2:mem\", \"app\", \"Tr4ndom!Word9\");",
                "Main.java|DriverManager.getConnection(\"jdbc:mysql://db/a?user=b&password=Tr4ndom_Word9\");",
                "main.py|requests.get(url, auth=('app', 'Tr4ndom!Word9'))",
                "main.py|connect(\"dbname=a user=b password=Tr4ndom!Word9\")",
                "main.go|sql.Open(\"mysql\", \"app:Tr4ndom!Word9@tcp(127.0.0.1:3306)/a\")",
                "Main.cs|new NetworkCredential(\"bob\", \"Tr4ndom!Word9\")",
                "app.json|{\"redis\": \"cache:6380,password=Tr4ndom!Word9,ssl=True\"}",
                "run.ps1|ConvertTo-SecureString \"Tr4ndom!Word9\" -AsPlainText -Force",
                "run.sh|openssl req -passout pass:Tr4ndom!Word9 -new",
                "run.sh|keytool -genkey -storepass Tr4ndom!Word9",
                "run.sh|ldapsearch -x -D cn=admin -w Tr4ndom!Word9 -b dc=corp",
                "Dockerfile|RUN echo \"root:Tr4ndom!Word9\" ¦ chpasswd",
                "run.sh|echo Tr4ndom!Word9 ¦ sudo -S apt update",
                "core.clj|{:user \"bob\" :password \"Tr4ndom!Word9\"}",
                "Main.scala|val login = Map(\"password\" -> \"Tr4ndom!Word9\")",
                "Main.kt|mapOf(\"user\" to \"bob\", \"password\" to \"Tr4ndom!Word9\")",
                "Main.cs|new Dictionary<string, string> { { \"password\", \"Tr4ndom!Word9\" } };",
                "main.py|if user == 'bob' and password == 'Tr4ndom!Word9':",
                "Main.java|return password.equals(\"Tr4ndom!Word9\");",
                "run.ps1|ConvertTo-SecureString -String -Force Tr4ndom!Word9",
                "run.txt|\"ConvertTo-SecureString \\\"Tr4ndom!Word9\\\"\"",
                "main.js|login = \"smtps://bob@mail.internal:Tr4ndom!Word9@smtp.internal:465\";",
                "api.examples.json|{\"NewPassword\": \"Tr4ndom!Word9\"}",
                "readme.md|new Redis(\"redis://:Tr4ndom!Word9@cache.internal:6380/4\");",
                "main.js|if (req.body.password !== 'Tr4ndom!Word9') {",
                "main.py|userCreds[\"bob\"] = \"Tr4ndom!Word9\"",
                "Main.java|passwords.put(\"bob\", \"Tr4ndom!Word9\");",
                "Main.java|users.save(passwordEncoder.encode(\"Tr4ndom!Word9\"));",
                "main.js|const hash = bcrypt.hashSync('Tr4ndom!Word9', 10);",
                "run.sh|gpg --batch --passphrase Tr4ndom!Word9 --decrypt a.gpg",
                "notes|gpg --batch --passphrase Tr4ndom!Word9 --decrypt a.gpg",
                "run.sh|ldapsearch -x -D \"cn=admin,dc=corp\" -w Tr4ndom!Word9 -b dc=corp",
                "stack.yaml|    command: redis-server --requirepass Tr4ndom!Word9 --appendonly yes",
                "stack.yaml|      DB_PASSWORD: ${DB_PASSWORD:-Tr4ndom!Word9}",
                "app.properties|db.password=${DB_PASSWORD:Tr4ndom!Word9}",
                "web.config|<add connectionString=\"Data Source=a;User Id=b;Password=Tr4ndom$Word9;\"/>",
                "readme.md|write <password>Tr4ndom!Word9</password> into it",
                ".env|PASSWORD1=Tr4ndom!Word9",
                "dump.sql|CREATE USER 'ro'@'10.%' IDENTIFIED BY 'Tr4ndom!Word9';",
                "notes.txt|the password is Tr4ndom!Word9.",
                "notes.txt|password for bob: Tr4ndom!Word9",
                "readme.md|log in as `bob` with password `Tr4ndom!Word9`",
                "nginx.conf|proxy_set_header Authorization \"Basic YXBwOlRyNG5kb20hV29yZDk=\";",
            })
    void foundHoweverItIsWritten(String file, String line) {
        assertThat(Planted.secrets(file, "first line\n" + line.replace('¦', '|') + "\n"))
                .singleElement(as(STRING))
                .matches("Tr4ndom[!$_]Word9|YXBwOlRyNG5kb20hV29yZDk=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private static readonly Dictionary<string, string> HardCodedCredentials = new Dictionary<string, string>\n{\n  { \"bob\", \"Tr4ndom!Word9\" },\n  { \"guest\", \"\" }\n};\n",
                "USER_PASSWORDS = {\n    # of the test system\n    'guest': '',\n    'bob': 'Tr4ndom!Word9',\n}\n",
                "const logins = {\n  'bob': 'Tr4ndom!Word9'\n};\n",
                "val credentials = mapOf(\n    \"bob\" to \"Tr4ndom!Word9\"\n)\n",
                "$credentials = [\n  'bob' => 'Tr4ndom!Word9',\n];\n"
            })
    void entriesOfMapsThatAreCalledCredentials(String text) {
        assertThat(Planted.secrets("Main.cs", "first line\n" + text)).containsExactly("Tr4ndom!Word9");
        assertThat(Planted.scan("Main.cs", "first line\n" + text))
                .singleElement()
                .satisfies(hit -> assertThat(text.lines()
                                .skip(hit.line() - 2L)
                                .findFirst()
                                .orElseThrow()
                                .indexOf("Tr4ndom!Word9"))
                        .isEqualTo(hit.column() - 1));
    }

    /** What names a part of a login is no account; what follows the map does not belong to it; other maps are none of credentials. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentials = {\n    'username': 'Tr4ndom!Word9',\n    'host': 'Tr4ndom!Word8'\n}\n",
                "credentials = {\n    'bob': '${BOB}',\n}\nnames = {\n    'carl': 'Tr4ndom!Word9'\n}\n",
                "colours = {\n    'bob': 'Tr4ndom!Word9'\n}\n",
                "credentials = load(\n    'path',\n    'Tr4ndom!Word9'\n)\n",
                "{\"Credentials\": {\n  \"Expiration\": \"2011-07-15T23:28:33.359Z\",\n  \"Renewal\": \"2011-07-15 23:28\"\n}}\n",
            })
    void otherMapsAreQuiet(String text) {
        assertThat(Planted.secrets("main.py", text)).isEmpty();
    }

    /** Comments show what an address looks like by words that stand for a user, a password and a host; they may also have a real one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "// password (`user:p@ss@host`) is handled the same way.",
                "// http://user:p%40ss@host.com, https://user:pass@sub.host.com and git+https://user:password@git.corp.net/a.git",
                "// mysql://user:p@ssword@db.corp.net/main",
                "// one pass: `d===t?a:b`, or `x=d===t?a:b`"
            })
    void loginsOfNobodyInCommentsAreQuiet(String line) {
        assertThat(Planted.secrets("main.js", line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// password (`carl:Tr4ndom!Word9@git.corp.net`) is handled the same way.",
                "// http://user:Tr4ndom!Word9@git.corp.net",
                "// mysql://user:p@ss@Tr4ndom!Word9@db.corp.net/main",
                "// const password = 'Tr4ndom==Word9';"
            })
    void loginsOfSomebodyInCommentsAreFound(String line) {
        assertThat(Planted.secrets("main.js", line + "\n"))
                .singleElement()
                .asString()
                .contains("Word9");
    }

    /** Signs that an address must not have as they are: the last at-sign is the one before the host. */
    @Test
    void whatPeopleWriteIntoAddressesOfServices() {
        assertThat(Planted.secrets("main.py", "url = \"postgresql://app:Tr4nd@m!W#rd9@db.internal:5432/main\"\n"))
                .containsExactly("Tr4nd@m!W#rd9");
        assertThat(Planted.secrets("main.py", "url = \"postgresql://app:Tr4ndom!W#rd9@db.example.com:5432/main\"\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.py", "url = \"https://host:8080?to=bob@corp.internal\"\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.properties|db.password=${DB_PASSWORD}",
                "app.properties|db.password=",
                "app.properties|login.password.label=Your password",
                "app.properties|user.password=user.password",
                ".env|DB_PASSWORD=changeme",
                ".env|DB_PASSWORD=$OTHER",
                ".env|DB_PASSWORD=$(cat /run/secrets/db)",
                ".env|PASSWORD_FILE=/run/secrets/db",
                "values.yaml|  password: <your-password>",
                "values.yaml|  password: {{ .Values.password }}",
                "values.yaml|  passwordSecretName: db-credentials-1",
                "schema.json|{\"password\": {\"type\": \"string\"}}",
                "schema.json|{\"name\": \"SaltedPassword\", \"type\": \"bytes12\"}",
                "schema.json|{\"password\": \"string\"}",
                "Main.java|String PASSWORD = \"password\";",
                "Main.java|String key = \"user.password.reset\";",
                "Main.java|String password = request.parameter(\"pass1\");",
                "Main.java|if (password == \"******\") {",
                "Main.java|if (passwordType == \"Tr4ndom!Word9\") {",
                "Main.java|return password.equals(\"secret\");",
                "main.py|userCreds[\"username\"] = \"Tr4ndom!Word9\"",
                "main.py|if creds[\"bob\"] == \"Tr4ndom!Word9\":",
                "main.js|await this.getCredentials('goToMeetingOAuth2Api');",
                "main.js|const password = vault.getPassword('Tr4ndom!Word9');",
                "package.json|{\"server-htpasswd\": \"^13.0.3\"}",
                "main.js|{password: 'not-needed'}",
                "nodes.json|{\"name\": \"forceChangePassword\", \"default\": \"forceChangePasswordNextSignIn\"}",
                "Main.java|store.loadCredentials(\"bob\", \"Tr4ndom!Word9\");",
                "main.cpp|std::vector<std::string> names = {\"password\", \"Tr4ndom!Word9\", \"c\"};",
                "Main.java|log.info(\"password: {}\", user1);",
                "Main.java|String password = \"user-\" + name1;",
                "main.py|password = os.environ[\"DB_PASSWORD\"]",
                "main.py|password = getpass(\"Password: \")",
                "Main.java|assert bypass = \"Tr4ndom!Word9\"",
                "zh.properties|realm.password=永远不应该调用",
                "readme.md|postgres://user:password@localhost/db",
                "readme.md|postgres://user:${PASSWORD}@localhost/db",
                "run.sh|curl -u $USER:$PASSWORD https://api.internal",
                "run.sh|mysql -u app -p main",
                "web.js|[\"password\",\"_tenant1d\"]",
                "web.js|e.type===\"password\",\"),d?i.createElement(\"",
                "web.map|{\"names\":[\"password\",\"_tenant1d\"]}",
                "Main.java|String password = \"kind#VerifyPasswordResponse\";",
                "zh.properties|login.password=\\u5BC6\\u78BC\\u932F\\u8AA4",
                "Main.java|String password = \"password1\";",
                "Main.java|String password = \"STRING_VALUE\";",
                "readme.md|postgres://app:Tr4ndom!Word9@db.example.com/main",
                "readme.md|password: 's00pers3cret'",
                "main.c|#define PASSWORD_MAX \"64\"",
                "Main.java|String password = \"RSA/ECB/OAEPWithSHA1AndMGF1Padding\";",
                "Main.java|String password = \"k8s-password-x509\";",
                "main.js|const password = input ¦¦ 'password1';",
                "changelog|Pass \"-DWITH_LTO=1\" to the build",
                "notes.txt|pass -DWITH_LTO=1",
                "pam.conf|password required pam_unix.so",
                "de.json|{\"password\": \"Passwort!\"}",
                "i18n/messages.yml|  password: Senha-1",
                "res/values-fr/strings.xml|<string name=\"password\">Mot*de*passe</string>",
                "ru.conf|password=Пароль",
                ".env.example|DB_PASSWORD=password123",
                "secrets.enc.yaml|  password: ENC[AES256_GCM,data:Tr7o1Q==,type:str]",
                "package.json|{\"scripts\": {\"build\": \"mongoose-types && tsc -p tsconfig.json\"}}",
                "run.sh|echo \"$USER:$PASSWORD\" ¦ chpasswd",
                "run.sh|openssl req -passout env:PASS_1 -new",
                "Main.java|new PasswordAuthentication(user, password1)",
                "main.py|requests.get(url, auth=('user', 'password'))",
                "readme.md|export API_TOKEN=your-token-1",
                "notes.txt|the password is SHA256-hashed before it is stored",
                "notes.txt|the password is base64-encoded since 2024-01-01",
                "readme.md|Password must be at least 12 characters, password for user: see above",
                "stack.yaml|      DB_PASSWORD: ${DB_PASSWORD:?must be set}",
                "stack.yaml|      DB_PASSWORD: ${DB_PASSWORD:-}",
                "app.properties|db.password=${DB_PASSWORD:changeme}",
                "a.xml|<password>PutAPasswordHere</password>",
                "a.yaml|keyStorePassword: YourSecretGoesHere",
                "a.yaml|password: thepassword",
                "a.schema.json|{\"$schema\": \"http://json-schema.org/draft-07/schema\", \"password\": \"secret.97531\"}",
                "main.min.js|{key:\"password\",token:\"],title:{id:\"}",
                "lexer.py|token = r\"[-!#$%&'*+.^_0-9a-zA-Z]+\"",
                "sql.py|IDENTIFIED BY \"%(password)s\"",
                "run.sh|curl -H \"Authorization: Basic WxhZGRpVuc2VzYW1lbjYp12vcG\" http://localhost",
                "Main.java|String url = \"oracle://scott:tiger@hostname/dbname\";",
                "api.examples.json|{\"TemporaryPassword\": \"This-is-my-test-99!\"}",
                "api.examples.json|{\"Password\": \"PassWordMustHave6Chars.\"}",
                "api.examples.json|{\"clientSecret\": \"VERYLONGSECRETeyJraWQiOiJrZXktMTU2NDAyODA5OSJ9\"}",
                "api.json|{\"LifecycleActionToken\": \"bcd2f1b8-9a78-44d3-8a7a-4dd07d7cf635\"}",
                "readme.md|jwt.verify(token, 'wrong-secret', done);",
                "readme.md|new Redis(\"redis://:authpassword@127.0.0.1:6380/4\");",
                "readme.md|{ port: 30001, password: \"password-for-30001\" }",
                "readme.md|docker run --link db:mongo -v vol:/data -p 1337:1337 -d server",
                "main.js|*  access_token: 'abc123def456ghi789'",
                "main.js|*  actor_token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6Ikp...',",
                "main.js|const dummyHash = '$2b$10$Wd1gvrMYPnQv5pHBbXCwCehxXmJSEzRqNON0ev98L6JJP5296S35i';",
                "main.js|buf.writeKeyValue(\"AUTH_PBKDF2_SPEEDY_KEY\", key);",
                "phones.json|{\"PT\":\"912345678\",\"PW\":\"6201234\",\"PY\":\"961456789\"}",
                "labels.php|$labels = ['password' => 'Adgangskode', 'passwort' => 'Kennwort'];",
                "Web.config|<assemblyIdentity name=\"Newtonsoft.Json\" publicKeyToken=\"30ad4fe6b2a6aeed\" culture=\"neutral\" />",
                "main.scala|val ENV_RPC_SSL_KEY_PASSWORD = \"_SPARK_SSL_RPC_KEY_PASSWORD\"",
                "main.js.map|\"user = parsed.username;\\n options.password = parsed.password;\\n\"",
                "errors.properties|E1=The algorithm must be identified by \"name_mode\".",
                "Main.java|return encryptPassword(\"RSA/ECB/OAEPWithSHA-1AndMGF1Padding\");",
                "Main.java|String _password=userinfo.getPassword();",
                "main.js|connect('mongodb://val:psw@127.0.0.1:27017/mydb');",
            })
    void quietForWhatStandsForOne(String file, String line) {
        assertThat(Planted.secrets(file, "first line\n" + line.replace('¦', '|') + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = 'q8ZpR2mVx0LdYw7TnB4sKc61'",
                "jwtKey = 'my_super_s3cret_jwt_key'",
                "secret_key_base: 'e0ec946fcefea5ce0d4d924f3c8db11dffeb7d10b320a691'",
                "\"clientSecret\": \"q8ZpR2mVx0LdYw7TnB4sKc61\"",
                "service_credential = 'K2u6mFw8wJOsAf'",
                "refresh_token = 'refresh_token_abc123xyz789def'",
                "define('AUTH_KEY', 'Y>Y9.5Ch0-3cq|=vbus[IeF(OJ9yZ|SQ#:iG;NSa+GJmj _1Ed(cVZ7r#+JMlA,S');",
            })
    void findsKeysByTheirNames(String line) {
        assertThat(Planted.rules("config.php", line)).containsExactly("assigned-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key = 'your_api_key_goes_here_1'",
                "primary_key = 'q8ZpR2mVx0LdYw7TnB4sKc61'",
                "service_credential = 'Office365Login'",
                "service_credential = 'my-n8n-api-key'",
                "service_credential = 'user2-role3'",
                "secret: 'YWVzLTI1Ni1nY20k...$NFvcFAaPTDay3uWH$t3G9Jrpy'",
                "client_request_token = 'q8ZpR2mVx0LdYw7TnB4sKc61'",
                "next_token = 'q8ZpR2mVx0LdYw7TnB4sKc61'",
                "access_key = 'com.example1.security.AccessKeyProvider2'",
                "token = '0123456789abcdef0123456789abcdef'",
                "secret = 'the quick brown fox jumps over 13 lazy dogs'",
            })
    void quietForKeysOfAnotherKind(String line) {
        assertThat(Planted.rules("config.php", line)).isEmpty();
    }

    /** What a program logs in with is meant, even where it is a word that stands for one elsewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".netrc|machine a.internal login me password password",
                ".esmtprc|password \"password\"",
                "filezilla.xml|<Pass>ExamplePas123</Pass>",
            })
    void anyWordCountsInStoresOfLogins(String file, String line) {
        assertThat(Planted.secrets(file, line)).hasSize(1);
        assertThat(Planted.secrets(
                        "other.properties",
                        "password=" + Planted.secrets(file, line).getFirst()))
                .isEmpty();
    }

    /** Formatters put a long value into the line after its name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Main.java|static final String PASSWORD =¶            \"Tr4ndom!Word9\";",
                "Main.kt|val password: String =¶    \"Tr4ndom!Word9\"",
                "main.py|PASSWORD = \\¶    'Tr4ndom!Word9'",
                "main.py|password = (¶    'Tr4ndom!Word9'",
            })
    void foundInTheLineAfterItsName(String file, String lines) {
        assertThat(Planted.scan(file, "first line\n" + lines.replace('¶', '\n') + "\n"))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.secret()).isEqualTo("Tr4ndom!Word9");
                    assertThat(hit.line()).isEqualTo(3);
                });
        assertThat(Planted.secrets(file, lines.replace('¶', '\n').replace("\n", "\n other(\n")))
                .isEmpty();
    }

    @Test
    void theKeyThatTokensAreSignedWith() {
        String settings =
                "{\n  \"Jwt\": {\n    \"Issuer\": \"shop\",\n    \"Key\": \"q8ZpR2mVx0LdYw7TnB4sKc61\"\n  }\n}\n";
        assertThat(Planted.rules("appsettings.json", settings)).containsExactly("dotnet-token-key");
        assertThat(Planted.rules("other.json", settings)).isEmpty();
        assertThat(Planted.rules("appsettings.json", settings.replace("\"Jwt\"", "\"Cache\"")))
                .isEmpty();
    }

    @Test
    void hashesAreToldAsHashes() {
        String shadow = "root:$6$rounds=5000$saltsalt$" + "aB3.".repeat(21) + "xy:19000:0:99999:7:::\n";
        assertThat(Planted.scan("etc/shadow", shadow))
                .singleElement()
                .satisfies(hit -> assertThat(hit.kind().tag()).isEqualTo("hash"));
    }

    @Test
    void aCommentAllowsALine() {
        assertThat(Planted.rules("a.properties", "password=Tr4ndom!Word9 # gitleaks:allow"))
                .isEmpty();
    }
}
