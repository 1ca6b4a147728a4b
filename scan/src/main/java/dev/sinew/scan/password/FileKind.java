package dev.sinew.scan.password;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How values are written in a file, by its name: that decides whether one without quotes is a text or an expression. */
public enum FileKind {
    /** One value to the end of a line: properties, INI, most files of settings. */
    SETTINGS,
    YAML,
    JSON,
    XML,
    /** Values end at a space: shells, .env, Dockerfile. */
    SHELL,
    /** What a person's login shell runs: nobody keeps examples there, so that a value in use counts whatever it says of itself. */
    PROFILE,
    /** Words and values by turns, as in .netrc: written for a program to log in with, so that whatever stands there is meant. */
    WORDS,
    /** XML that a program keeps its logins in. */
    LOGINS,
    SQL,
    /** Rows of values below a line that names the columns. */
    TABLE,
    /** A program that holds settings: values are quoted, and any is meant. */
    SCRIPT,
    /** Only what is quoted is a value. */
    CODE,
    /** For people: only examples in quotes. */
    PROSE;

    private static final int MAX_FIRST_LINE = 200;

    private static final Map<String, FileKind> ENDINGS = Map.ofEntries(
            Map.entry("yml", YAML),
            Map.entry("yaml", YAML),
            Map.entry("json", JSON),
            Map.entry("json5", JSON),
            Map.entry("tfstate", JSON),
            Map.entry("ipynb", JSON),
            Map.entry("xml", XML),
            Map.entry("config", XML),
            Map.entry("plist", XML),
            Map.entry("csproj", XML),
            Map.entry("pubxml", XML),
            Map.entry("html", PROSE),
            Map.entry("htm", PROSE),
            Map.entry("md", PROSE),
            Map.entry("rst", PROSE),
            Map.entry("adoc", PROSE),
            Map.entry("sh", SHELL),
            Map.entry("bash", SHELL),
            Map.entry("zsh", SHELL),
            Map.entry("fish", SHELL),
            Map.entry("env", SHELL),
            Map.entry("envrc", SHELL),
            Map.entry("log", SHELL),
            Map.entry("bat", SETTINGS),
            Map.entry("cmd", SETTINGS),
            Map.entry("ps1", CODE),
            Map.entry("sql", SQL),
            Map.entry("csv", TABLE),
            Map.entry("tsv", TABLE),
            Map.entry("tf", SCRIPT),
            Map.entry("tfvars", SCRIPT),
            Map.entry("hcl", SCRIPT),
            Map.entry("netrc", WORDS),
            Map.entry("authinfo", WORDS));
    private static final Set<String> SETTINGS_ENDINGS = Set.of(
            "properties",
            "ini",
            "cfg",
            "conf",
            "cnf",
            "toml",
            "txt",
            "reg",
            "inf",
            "settings",
            "prefs",
            "credentials",
            "http",
            "rest");
    private static final Set<String> SCRIPTS = Set.of("php", "py", "rb", "js", "ts", "mjs", "cjs", "groovy", "exs");
    private static final List<String> HOLDS_SETTINGS =
            List.of("config", "settings", "secret", "credential", "environment");
    /** Of programs that log in somewhere. */
    private static final Set<String> WORDED =
            Set.of(".netrc", "_netrc", ".authinfo", ".esmtprc", ".msmtprc", ".fetchmailrc", ".getmailrc");

    /** FileZilla's and DBeaver's lists of servers. */
    private static final Set<String> LOGINS_FILES =
            Set.of("sitemanager.xml", "recentservers.xml", "filezilla.xml", "dbeaver-data-sources.xml");

    /** What people tell of a program beside it; without an ending, or with {@code .txt}. */
    private static final Set<String> PROSES = Set.of(
            "readme",
            "changelog",
            "changes",
            "news",
            "history",
            "todo",
            "authors",
            "thanks",
            "copying",
            "copyright",
            "license",
            "licence",
            "notice",
            "install",
            "contributing",
            "faq",
            "metadata");

    private static final Set<String> PROFILES =
            Set.of(".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv");

    private static final Set<String> SHELLS = Set.of(
            ".bash_history",
            ".bash_aliases",
            ".zsh_history",
            ".sh_history",
            ".history",
            "dockerfile",
            "containerfile",
            "makefile",
            ".env",
            "jenkinsfile");

    /** The kind of a file. One without an ending, and a hidden one, holds settings. */
    public static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (PROFILES.contains(name)) {
            return PROFILE;
        }
        if (SHELLS.contains(name) || name.startsWith(".env.") || name.startsWith("dockerfile.")) {
            return SHELL;
        }
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1);
        if (LOGINS_FILES.contains(name)) {
            return LOGINS;
        }
        FileKind known = ENDINGS.get(ending);
        if (known != null) {
            return known;
        }
        if (WORDED.contains(name)) {
            return WORDS;
        }
        if (PROSES.contains(dot < 1 ? name : name.substring(0, dot)) && (dot < 1 || ending.equals("txt"))) {
            return PROSE;
        }
        if (dot < 1 || SETTINGS_ENDINGS.contains(ending)) {
            return SETTINGS;
        }
        return SCRIPTS.contains(ending) && HOLDS_SETTINGS.stream().anyMatch(name::contains) ? SCRIPT : CODE;
    }

    /** The kind by name, or where that says nothing particular, by how the content begins. */
    public static FileKind of(String path, byte[] content) {
        FileKind named = of(path);
        if (named != SETTINGS) {
            return named;
        }
        if (content.length > 2 && content[0] == '#' && content[1] == '!') {
            return ofInterpreter(content);
        }
        int i = 0;
        while (i < content.length && content[i] <= ' ' && content[i] >= 0) {
            i++;
        }
        int first = i < content.length ? content[i] : 0;
        return first == '{' ? JSON : first == '<' ? XML : SETTINGS;
    }

    /** The kind of a program whose first line says what runs it. */
    private static FileKind ofInterpreter(byte[] content) {
        int end = 2;
        while (end < content.length && content[end] != '\n' && end < MAX_FIRST_LINE) {
            end++;
        }
        String line = new String(content, 0, end, StandardCharsets.ISO_8859_1).strip();
        String[] words = line.substring(line.lastIndexOf('/') + 1).split(" ", -1);
        String interpreter = words[0].equals("env") && words.length > 1 ? words[words.length - 1] : words[0];
        return interpreter.endsWith("sh") ? SHELL : CODE;
    }

    /** Whether elements and their attributes hold values. */
    boolean isXml() {
        return this == XML || this == LOGINS;
    }

    /** Whether values end at a space. */
    boolean isShell() {
        return this == SHELL || this == PROFILE;
    }

    /** Whether nothing but logins stands in it. */
    boolean isStore() {
        return this == WORDS || this == LOGINS;
    }

    /** Whether it is written as a program. */
    public boolean isProgram() {
        return this == CODE || this == SCRIPT;
    }

    /** Whether it is for people alone. */
    public boolean isDocumentation() {
        return this == PROSE;
    }

    /** Whether people may tell each other something in it. */
    boolean isProse() {
        return this == PROSE || this == SETTINGS;
    }

    /** Whether values of settings stand in it, rather than a program. */
    public boolean isSettings() {
        return this != CODE && this != PROSE && this != SQL;
    }

    /** Whether {@code $name} within a text stands for a value: in settings only braces say so. */
    boolean hasVariables() {
        return isShell() || isProgram() || this == PROSE;
    }

    /** Whether a value needs quotes. */
    boolean quotedOnly() {
        return this == CODE || this == SCRIPT || this == PROSE || this == JSON || this == SQL;
    }

    /** Whether a name may stand in another entry or line than its value. */
    public boolean isRecords() {
        return this == JSON || this == YAML || this == XML || this == SCRIPT || this == SQL;
    }
}
