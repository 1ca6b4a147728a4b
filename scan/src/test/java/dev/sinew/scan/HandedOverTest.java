package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that are handed over where no name stands beside them that says so: to calls, commands, statements and settings of servers. */
class HandedOverTest {
    private static String text(String lines) {
        String first = lines.startsWith("#!") ? "" : "first line\n";
        return first + lines.replace('¦', '|').replace('¶', '\n') + "\n";
    }

    private static void isFound(String file, String lines) {
        assertThat(Planted.secrets(file, text(lines))).containsExactly("Tr4ndom!Word9");
    }

    private static void isQuiet(String file, String lines) {
        assertThat(Planted.secrets(file, text(lines))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Main.java|DriverManager.getConnection(URL, \"root\", \"Tr4ndom!Word9\");",
                "Main.java|given().auth().basic(\"bob\", \"Tr4ndom!Word9\");",
                "Main.java|keyStore.load(stream, \"Tr4ndom!Word9\".toCharArray());",
                "Main.java|user(\"alice\", encoder.encode(\"Tr4ndom!Word9\"));",
                "Main.java|auth.withUser(\"bob\").password(\"{noop}Tr4ndom!Word9\");",
                "Main.java|env.put(Context.SECURITY_CREDENTIALS, \"Tr4ndom!Word9\");",
                "Main.java|jedis.auth(\"Tr4ndom!Word9\");",
                "Main.java|if (\"Tr4ndom!Word9\".equals(user.getPassword())) {",
                "Main.java|@Value(\"${db.password:Tr4ndom!Word9}\") String secret;",
                "Main.java|Algorithm.HMAC256(\"Tr4ndom!Word9\");",
                "Main.scala|Transactor.fromDriverManager(\"d\", \"u\", \"bob\", \"Tr4ndom!Word9\")",
                "main.py|pymysql.connect('10.1.1.1', 'root', 'Tr4ndom!Word9', 'shop')",
                "main.py|User.objects.create_user('bob', 'bob@corp.internal', 'Tr4ndom!Word9')",
                "main.py|parser.add_argument('--password', help='of the account', default='Tr4ndom!Word9')",
                "main.py|if password == f\"Tr4ndom!Word9\":",
                "main.py|environment = [\"DB_PASSWORD=Tr4ndom!Word9\", \"DB_USER=bob\"]",
                "main.py|run([\"tool\", \"--password\", \"Tr4ndom!Word9\"])",
                "main.py|script = '''¶export DB_PASSWORD=Tr4ndom!Word9¶'''",
                "main.js|new Sequelize('shop', 'root', 'Tr4ndom!Word9', { host: 'h' });",
                "main.js|app.use(session({ secret: 'Tr4ndom!Word9', resave: false }));",
                "main.js|headers.Authorization = 'Basic ' + btoa('bob:Tr4ndom!Word9');",
                "main.go|bcrypt.GenerateFromPassword([]byte(\"Tr4ndom!Word9\"), 10)",
                "main.go|smtp.PlainAuth(\"\", \"bob\", \"Tr4ndom!Word9\", \"mail.internal\")",
                "main.rs|client.basic_auth(\"bob\", Some(\"Tr4ndom!Word9\"));",
                "main.rs|static DB_PASSWORD: &'static str = \"Tr4ndom!Word9\";",
                "main.rb|ENV['DB_PASSWORD'] ¦¦= 'Tr4ndom!Word9'",
                "main.rb|BCrypt::Password.create(\"Tr4ndom!Word9\")",
                "Main.cs|await users.CreateAsync(user, \"Tr4ndom!Word9\");",
                "a.php|$hash = Hash::make('Tr4ndom!Word9');",
                "a.php|ftp_login($connection, 'bob', 'Tr4ndom!Word9');",
                "a.php|if (md5($pass) == md5('Tr4ndom!Word9')) {",
                "a.php|$password = md5('Tr4ndom!Word9');",
                "main.c|if (strcmp(password, \"Tr4ndom!Word9\") == 0) {",
                "main.c|mysql_real_connect(c, \"h\", \"bob\", \"Tr4ndom!Word9\", \"shop\", 0, NULL, 0);",
                "main.c|curl_easy_setopt(curl, CURLOPT_USERPWD, \"bob:Tr4ndom!Word9\");",
                "a.el|(setq mail-password \"Tr4ndom!Word9\")",
                "a.R|password <- \"Tr4ndom!Word9\"",
                "a.vb|Dim password As String = \"Tr4ndom!Word9\"",
                "main.go|const dbPassword string = \"Tr4ndom!Word9\"",
                "main.go|var user, password string = \"Tr4ndom!Word9\", nothing",
                "Main.cs|var x = Environment.GetEnvironmentVariable(\"DB_PASSWORD\") ?? \"Tr4ndom!Word9\";",
                "main.js|const x = config.get('dbPassword') ¦¦ 'Tr4ndom!Word9';",
                "main.py|x = os.getenv(\"DB_PASSWORD\") or \"Tr4ndom!Word9\"",
                "main.py|x = os.environ['DB_PASSWORD'] or 'Tr4ndom!Word9'",
                "a.php|$x = getenv('DB_PASSWORD') ?: 'Tr4ndom!Word9';",
                "Main.kt|val x = System.getenv(\"DB_PASSWORD\") ?: \"Tr4ndom!Word9\"",
                "main.py|URL = 'postgresql://shop:Tr4ndom!Word9@db.example.com:5432/shop'",
            })
    void toCallsAndNames(String file, String lines) {
        isFound(file, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.sh|lftp -u bob,Tr4ndom!Word9 files.internal",
                "run.sh|ipmitool -H h -U root -P Tr4ndom!Word9 power on",
                "run.sh|snmpwalk -v3 -A Tr4ndom!Word9 h",
                "run.sh|nmcli device wifi connect home password Tr4ndom!Word9",
                "run.sh|useradd -p $(openssl passwd -1 Tr4ndom!Word9) bob",
                "run.sh|expect -c 'expect \"assword:\"; send \"Tr4ndom!Word9\\r\"'",
                "stack.yaml|    test: [\"CMD\", \"mysqladmin\", \"ping\", \"-uroot\", \"-pTr4ndom!Word9\"]",
                "stack.yaml|    command: [\"redis-server\", \"--requirepass\", \"Tr4ndom!Word9\"]",
                "run.ps1|Invoke-Sqlcmd -Username sa -Password \"Tr4ndom!Word9\" -Query \"x\"",
                "run.ps1|New-LocalUser bob -Password (ConvertTo-SecureString -AsPlainText \"Tr4ndom!Word9\" -Force)",
                "run.bat|cmdkey /add:h /user:bob /pass:Tr4ndom!Word9",
                "haproxy.cfg|  user bob insecure-password Tr4ndom!Word9",
                "haproxy.cfg|  stats auth bob:Tr4ndom!Word9",
                "squid.conf|cache_peer h parent 3128 0 login=bob:Tr4ndom!Word9",
                "etc/ppp/chap-secrets|bob * Tr4ndom!Word9 *",
                "hosts.ini|10.0.0.1 ansible_user=bob ansible_ssh_pass=Tr4ndom!Word9 ansible_port=22",
                "play.yml|- mysql_user: name=bob password=Tr4ndom!Word9 state=present",
                "hive-site.xml|<name>javax.jdo.option.ConnectionPassword</name>¶<value>Tr4ndom!Word9</value>",
                "web.xml|<param-name>dbPassword</param-name>¶  <param-value>Tr4ndom!Word9</param-value>",
                "stack.yml|  DbPassword:¶    Type: String¶    Default: Tr4ndom!Word9¶  Other:¶    Default: a",
                "bin/tool|#!/bin/sh¶export DB_PASSWORD=Tr4ndom!Word9; tool",
                "task.json|{\"environment\": [\"DB_PASSWORD=Tr4ndom!Word9\"]}",
            })
    void toCommandsAndServers(String file, String lines) {
        isFound(file, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.sql|UPDATE users SET password = MD5('Tr4ndom!Word9') WHERE id = 3;",
                "a.sql|CREATE USER 'a' IDENTIFIED WITH mysql_native_password BY 'Tr4ndom!Word9';",
                "a.sql|CREATE LOGIN app WITH PASSWORD = N'Tr4ndom!Word9';",
                "a.sql|EXEC sp_addlogin 'bob', 'Tr4ndom!Word9';",
                "Main.java|s.execute(\"INSERT INTO users (name, password) VALUES ('bob', 'Tr4ndom!Word9')\");",
                "Main.java|s.execute(\"insert into users(id, pw, name) \" +¶    \"values (1, 'Tr4ndom!Word9', 'bob')\");",
                "Main.java|s.execute(\"UPDATE users SET password='Tr4ndom!Word9' WHERE id=1\");",
            })
    void toStatements(String file, String lines) {
        isFound(file, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Main.java|DriverManager.getConnection(URL, USER, PASSWORD);",
                "Main.java|DriverManager.getConnection(URL, \"user\", \"password\");",
                "Main.java|URLEncoder.encode(\"a b!9\", \"UTF-8\");",
                "Main.java|base64Encoder.encode(\"Tr4ndom!Word9\");",
                "Main.java|char[] digits = \"0123456789abcdef\".toCharArray();",
                "Main.java|keyStore.load(stream, \"changeit\".toCharArray());",
                "Main.java|if (\"Tr4ndom!Word9\".equals(user.getName())) {",
                "Main.java|@Value(\"${db.password:}\") String secret;",
                "Main.java|@Value(\"${db.password:#{null}}\") String secret;",
                "Main.java|s.execute(\"INSERT INTO users (name, password) VALUES (?, ?)\");",
                "Main.java|s.execute(\"INSERT INTO users (name, password) VALUES ('Tr4ndom!Word9', '\" + password + \"')\");",
                "Main.java|log(\"into the field\", password, \"Tr4ndom!Word9\");",
                "main.py|parser.add_argument('--password', help='Password, min. 8', default='')",
                "main.py|parser.add_argument('--password', '-p2word')",
                "main.py|environment = [\"DB_PASSWORD=%s\" % password]",
                "main.py|query = \"password=\" + value1",
                "main.py|export = 'password=x'",
                "main.js|headers.Authorization = 'Basic ' + btoa('user:password');",
                "main.js|const url = btoa('https://corp.internal:8080');",
                "main.c|if (strcmp(passwordMode, \"password\") == 0) {",
                "main.go|hash.Write([]byte(\"Tr4ndom!Word9\"))",
                "run.sh|docker run --user 1000:1000 image",
                "run.sh|docker run --user $(id -u):$(id -g) image",
                "run.sh|docker run -e DB_PASSWORD image",
                "run.ps1|Invoke-Sqlcmd -Password $password -Query \"x\"",
                "haproxy.cfg|  user bob password $6$salt",
                "notes.cfg|  user bob insecure-password Tr4ndom!Word9",
                "stack.yml|Parameters:¶  DbPassword:¶    Type: String¶  Other:¶    Default: Tr4ndom!Word9",
                "hive-site.xml|<name>hive.user</name>¶<value>Tr4ndom!Word9</value>",
                "tomcat.xml|<Realm url=\"jdbc:mysql://h/a?user=b&amp;password=$password\"/>",
                "values.yaml|  password: $$password",
                "app.properties|db.password=if_you_see_this_please_use_the_vault",
                "run.sh|wget --user=admin --password= https://files.internal",
                "bin/tool|#!/usr/bin/env node¶connect({¶  password: options.password1,¶});",
                "main.js|copy.password = '(hidden-1)';",
                "main.js|Kind.CACHING_SHA2_PASSWORD = \"CACHING_SHA2_PASSWORD\";",
                "main.js|packet.write('native_password', 'latin1');",
                "main.min.js|user=r.url.user, t.password=r.url.password¦¦void 0,t.query",
            })
    void quietForNamesReferencesAndOthers(String file, String lines) {
        isQuiet(file, lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Log in: id/pw: bob/Tr4ndom!Word9",
                "ID/PW -> bob/Tr4ndom!Word9.",
                "| user/password | bob/Tr4ndom!Word9 |",
                "Default credentials: admin / Tr4ndom!Word9",
                "Credentials for staging: bob:Tr4ndom!Word9",
            })
    void toReadersBesideAName(String line) {
        isFound("setup.md", line);
        isFound("notes.txt", line);
        isQuiet("setup.md", line.replace("Tr4ndom!Word9", "changeme1"));
        isQuiet("setup.md", line.replace("Tr4ndom!Word9", "<password>"));
    }

    /** What is drawn changes its case at every other letter; names of classes do not. */
    @ParameterizedTest
    @ValueSource(strings = {"YXNkQmFzZTZkLmVhBcDe", "qWeRtZuIoPaSdFgHjKlY"})
    void keysWithoutDigitsInSettings(String key) {
        assertThat(Planted.rules("app.env", "API_TOKEN=" + key.replace(".", "x") + "\n"))
                .containsExactly("assigned-key");
        assertThat(Planted.rules("Main.java", "String apiToken = \"" + key.replace(".", "x") + "\";\n"))
                .isEmpty();
    }

    @Test
    void namesWithoutDigitsAreNoKeys() {
        assertThat(Planted.rules("app.env", "API_TOKEN=MyServiceTokenProvider\nAUTH_TOKEN=token-provider-of-others\n"))
                .isEmpty();
    }

    /** A word is a password where the same program says beside it who logs in with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login({ user: 'shop', password: 'hummingbird' });",
                "connect(host=HOST, user=\"shop\", password=\"hummingbird\")",
                "credentials {\n  username \"shop\"\n  password \"hummingbird\"\n}",
                "String DB_USER = \"shop\";\nString DB_PASSWORD = \"hummingbird\";",
                "$db['username'] = 'shop';\n$db['password'] = 'hummingbird';",
            })
    void wordsBesideAUser(String lines) {
        assertThat(Planted.secrets("main.groovy", lines + "\n")).containsExactly("hummingbird");
        assertThat(Planted.secrets("main.groovy", lines.replace("shop", "username") + "\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.groovy", lines.replace("shop", "${name}") + "\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.groovy", lines.replace("hummingbird", "newPassword") + "\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.groovy", lines.replace("hummingbird", "changeme") + "\n"))
                .isEmpty();
        assertThat(Planted.secrets("setup.md", lines + "\n")).isEmpty();
        assertThat(Planted.secrets("main.groovy", "// " + lines.replace("\n", "\n// ") + "\n"))
                .isEmpty();
    }

    @Test
    void wordsWithoutAUserBesideThemAreNone() {
        assertThat(Planted.secrets("main.js", "login({ password: 'hummingbird' });\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.js", "user: 'shop',\nhost: HOST,\npassword: 'hummingbird'\n"))
                .isEmpty();
    }

    /** What tokens are signed with is often a row of words; names of things have fewer. */
    @Test
    void phrasesThatTokensAreSignedWith() {
        assertThat(Planted.secrets("main.js", "const JWT_SECRET = 'never-tell-anybody-about-this-one';\n"))
                .containsExactly("never-tell-anybody-about-this-one");
        assertThat(Planted.secrets("main.js", "const JWT_SECRET = 'jwt-signature-is-missing';\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.js", "const API_SECRET = 'name-of-the-field-with-the-secret';\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.js", "const JWT_SECRET = 'text.of.an.error.in.translations';\n"))
                .isEmpty();
    }

    /** Files are published with another host, and the password that was there. */
    @Test
    void hostsForExamples() {
        String address = "amqp://shop:Tr4ndomWord9@queue.example.org/";
        assertThat(Planted.secrets("main.py", "URL = \"" + address + "\"\n")).containsExactly("Tr4ndomWord9");
        assertThat(Planted.secrets("main.py", "# such as " + address + "\n")).isEmpty();
        assertThat(Planted.secrets("README.md", address + "\n")).isEmpty();
        assertThat(Planted.secrets("main.py", "URL = \"" + address.replace("Tr4ndomWord9", "password1") + "\"\n"))
                .isEmpty();
    }

    /** Whoever writes dollars for the letter s means no variable. */
    @Test
    void dollarsWithinAPassword() {
        assertThat(Planted.secrets("config.exs", "  password: \"h4rdP@$$w0rd\",\n"))
                .containsExactly("h4rdP@$$w0rd");
        assertThat(Planted.secrets("main.php", "$password = \"prefix_$$w0rd\";\n"))
                .isEmpty();
        assertThat(Planted.secrets("main.php", "$password = \"$user-1-$passw0rd\";\n"))
                .isEmpty();
    }
}
