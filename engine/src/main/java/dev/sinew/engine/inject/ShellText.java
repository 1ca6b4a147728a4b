package dev.sinew.engine.inject;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value, put into a command line, would run another command: a sign that ends or joins commands, a command's word, and
 * arguments such as that command takes. What is itself a command line or a page about them does not go on from a value.
 */
public final class ShellText {
    private static final int LONGEST_HEAD = 96;
    private static final int LOOKED_AT = 512;
    private static final String BIN = "(?:/?(?:usr/)?(?:local/)?s?bin/|[./]*/bin/|\\$\\{?IFS}?)?";
    private static final String GAP = "(?:\\s|\\$\\{?IFS(?:\\$\\d)?}?|\\{|,|<|%09|\\+){1,12}";
    private static final String END = "\\s*(?:$|[;|&`)#\\n>\"'}\\\\]|\\$\\()";

    /** Words that nobody writes but to run them; they need no arguments. */
    private static final String SOLE =
            "(?:whoami|ifconfig|ipconfig|netstat|printenv|systeminfo|tasklist|hostnamectl|lsb_release|getent|phpinfo\\(\\)|uname)\\b(?:\\s+-\\w+){0,4}";
    /** Words that are also others; they need the end of the command, and a value before that is no word. */
    private static final String SHORT =
            "(?:id|ls|dir|ps|pwd|env|w|who|date|hostname|uptime|set|reboot|shutdown|halt)(?:\\s+(?:-\\w+|/\\w*|[a-z]:\\\\?|aux)){0,4}";

    private static final String WITH = "(?:"
            + "(?:cat|type|more|less|head|tail|tac|nl|xxd|od|strings|base64|rev|sort|file|stat|ls|dir|find|rm|touch|chmod|cp|mv|ln|grep)"
            + GAP
            + "(?:[\\w:@'\"=+-]+\\s+){0,4}['\"]?(?:[/~.*?$]|[a-z]:\\\\|\\S*\\?\\?|\\S+\\.(?:php|txt|conf|ini|log|env|key|json|ya?ml|py|sh|xml)\\b)"
            + "|(?:ls|rm|ps|uname|df|du|kill|tar|id|nc|ncat|netcat|ping|ping6|curl|wget|bash|sh|zsh|ksh|dash|python\\d?|perl|ruby|php|node|lua|powershell|pwsh|sed|find|date|chmod)"
            + GAP + "[-]{1,2}\\w"
            + "|(?:ping|ping6|nslookup|dig|host|telnet|nc|ncat|netcat|traceroute|tracert|ssh|curl|wget|fetch|lynx|tftp|ftp|socat)"
            + GAP
            + "(?:-\\S+\\s+(?:\\d+\\s+)?){0,4}['\"]?(?:[a-z]+://|\\$|`|[\\w$(){}`-]+(?:\\.[\\w$(){}`-]+){1,8}|localhost\\b|tcp)"
            + "|(?:sleep|usleep)" + GAP + "\\d+(?:\\.\\d+)?" + END
            + "|timeout\\s+(?:/t\\s+)?\\d+" + END
            + "|(?:bash|sh)\\s*(?:<|-c|-i|/|$)"
            + "|echo" + GAP + "(?:\\S+\\s*(?:>|\\||`|;|&|$)|\\$|['\"][^'\"]*['\"]\\s*(?:>|\\||`|;|&|$))"
            + "|net\\s+(?:user|localgroup|view|share)\\b|reg\\s+(?:query|add)\\b|cmd(?:\\.exe)?\\s*/[ck]\\b|certutil\\s+-|wmic\\s+\\w+"
            + "|mkfifo\\s+/|crontab\\s+-|sudo\\s+-?\\w|export\\s+\\w+=|printf\\s+['\"%]|expr\\s+\\d+|set\\s+/a\\b)";

    private static final Pattern JOINED = Pattern.compile(
            "(?<sign>;|\\|\\|?|&&?|\\n|\\r|`|\\$\\(|<\\(|>\\()\\s*(?:\\(|\\{\\s?|!\\s*)?(?:" + BIN + "(?:(?<strong>"
                    + SOLE + END + "|" + WITH + ")|(?<short>" + SHORT + END + "))|(?<path>/(?:usr/)?bin/[\\w?*]+))",
            Pattern.CASE_INSENSITIVE);

    /** A command line as a whole, where none belongs. */
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:/(?:usr/)?(?:local/)?s?bin/\\w+(?:\\s|$)|" + WITH + "|cmd(?:\\.exe)?\\s+/[ck]\\b)");

    /** The same where the answer is asked, too. */
    private static final Pattern ANY_LINE = Pattern.compile(
            "\\s*" + BIN + "(?:" + SOLE + END + "|" + WITH + "|" + SHORT + END + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern CALLED = Pattern.compile(
            "(?s)__import__\\s*\\(\\s*\\\\?['\"](?:os|subprocess|commands|pty|socket|sys|builtins|importlib|time|shutil|platform)"
                    + "|\\(\\)\\s*\\{\\s*:?\\s*;?\\s*\\}?\\s*;|/dev/(?:tcp|udp)/|\\$\\{?IFS\\b"
                    + "|\\b(?:eval|exec|compile)\\s*\\(\\s*(?:__import__|base64|compile|\\\\?['\"]{1,3}(?:\\s*(?:import\\s|__import__|print\\())|atob|chr\\(|String\\.fromCharCode|\\$_(?:GET|POST|REQUEST))"
                    + "|__subclasses__\\s*\\(|\\.__(?:globals|builtins)__\\b|\\bcompile\\s*\\(.{1,200},\\s*['\"](?:exec|eval|single)['\"]\\s*\\)"
                    + "|process\\.mainModule|global\\.process|this\\.constructor\\.constructor"
                    + "|<\\?(?:php|=)\\s*(?:@?(?:system|eval|passthru|shell_exec|exec|popen|assert|phpinfo)\\b|echo\\s*`)");
    /** Calls that are ordinary lines of programs too. */
    private static final Pattern LINES = Pattern.compile(
            "\\bos\\.(?:system|popen|exec[lv]\\w*|spawn\\w*)\\s*\\(|\\bsubprocess\\.(?:Popen|call|run|check_output|getoutput)\\s*\\("
                    + "|require\\s*\\(\\s*['\"](?:node:)?child_process|\\b(?:child_process|cp)\\.(?:exec|spawn)\\w*\\s*\\("
                    + "|getRuntime\\s*\\(\\s*\\)\\s*\\.exec|\\bProcessBuilder\\s*\\(|\\b(?:shell_exec|passthru|proc_open|pcntl_exec|popen)\\s*\\("
                    + "|\\bsystem\\s*\\(\\s*['\"$]|\\beval\\s*\\(\\s*['\"$]|\\bphpinfo\\s*\\(\\s*\\)|\\bexec\\s*\\(\\s*['\"$]|\\bIO\\.popen\\s*\\("
                    + "|\\bos\\.(?:environ|listdir|remove|getcwd)\\b|\\bopen\\s*\\(\\s*['\"]/etc/");

    private static final Pattern HEAD = Pattern.compile("[\\w.@:/\\\\'\"\\[\\]{}()=,*+%~?&-]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]*");
    private static final Set<String> COMMANDS = Set.of(
            "cd", "ls", "cat", "git", "npm", "npx", "yarn", "docker", "kubectl", "make", "mvn", "gradle", "pip", "apt",
            "brew", "echo", "sudo", "grep", "find", "ps", "curl", "wget", "ssh", "tar", "mkdir", "rm", "cp", "mv",
            "chmod", "export", "set", "source", "python", "python3", "node", "java", "go", "cargo", "bash", "sh",
            "then", "do", "else", "if", "for", "while", "env", "df", "du", "history", "dmesg", "date", "make;", "true",
            "false", "exit", "ping", "kill", "top", "head", "tail", "sed", "awk", "sort");

    /** The day within a name, as scripts for backups have it. */
    private static final Pattern TODAY = Pattern.compile("(?:\\$\\(|`)\\s*date\\b");

    /** A value whose quote ends, and then its statement. */
    private static final Pattern ENDED = Pattern.compile("[\\w.@ -]{0,24}['\"]\\)*\\s*[;&|]{1,2}");

    /** One call and nothing else, which a field for one thing has no business to be. */
    private static final Pattern ALONE = Pattern.compile(
            "\\s*(?:import\\s+\\w+\\s*;\\s*)?(?:new\\s+)?@?[\\w.]+\\s*\\(.{0,160}\\)[\\w.()\\s]{0,40};?\\s*");

    /** A picture or another file in a value: what is between its signs is no command. */
    private static final Pattern DATA =
            Pattern.compile("data:[\\w.+-]+/[\\w.+-]+(?:;[\\w-]+=[\\w.-]+)*;base64,[A-Za-z0-9+/=_-]*\\s*$");

    private ShellText() {}

    /** Where a text would begin to run another command, or -1. */
    public static int breakout(Value value) {
        String text = value.text();
        if (DATA.matcher(text).lookingAt()) {
            return -1;
        }
        if (value.has(Signs.SEPARATOR | Signs.NEWLINE | Signs.DOLLAR)) {
            Matcher joined = JOINED.matcher(text).region(0, Math.min(text.length(), LOOKED_AT));
            for (int n = 0; n < 8 && joined.find() && joined.start() <= LONGEST_HEAD; n++) {
                if (isBreakout(value, joined)) {
                    return joined.start();
                }
            }
        }
        if (isLine(value)) {
            return 0;
        }
        return value.has(Signs.PAREN | Signs.DOLLAR | Signs.DOTS | Signs.ROOTED | Signs.BRACE | Signs.ANGLE)
                ? call(value)
                : -1;
    }

    private static boolean isBreakout(Value value, Matcher joined) {
        String head = value.text().substring(0, joined.start()).strip();
        boolean newline = joined.group("sign").charAt(0) < ' ';
        boolean several = head.indexOf(' ') >= 0 || head.indexOf('\n') >= 0;
        boolean quotes =
                several && value.isTerse() && !head.isEmpty() && "'\")".indexOf(head.charAt(head.length() - 1)) >= 0;
        if (!HEAD.matcher(head).matches() && !quotes
                || COMMANDS.contains(head.toLowerCase(Locale.ROOT))
                || value.isDocument()) {
            return false;
        }
        boolean word = WORD.matcher(head).matches();
        if (word
                && !value.isTerse()
                && joined.group("sign").equals("`")
                && value.text().charAt(joined.start() - 1) == ' ') {
            return false;
        }
        if (newline && !value.isTerse() && word) {
            return false;
        }
        if (!value.isTerse() && TODAY.matcher(joined.group()).lookingAt()) {
            return false;
        }
        if (joined.group("short") == null) {
            return true;
        }
        boolean spaced = joined.group().length()
                > joined.group("short").length() + joined.group("sign").length();
        boolean inside =
                joined.group("sign").equals("`") || joined.group("sign").equals("$(");
        return inside
                || !word && (!newline || value.isTerse())
                || spaced && value.isTerse() && !newline
                || isLanguage(value, head);
    }

    private static boolean isLine(Value value) {
        boolean url = value.where() == Value.Where.QUERY || value.where() == Value.Where.COOKIE;
        return url && !value.isSearch() && LINE.matcher(value.text()).lookingAt();
    }

    /** Whether a parameter is a command line as a whole, whatever it is named. */
    public static boolean isCommand(Value value) {
        return value.where() == Value.Where.QUERY
                && ANY_LINE.matcher(value.text()).lookingAt();
    }

    /** A cookie holds one word, and no list of columns. */
    private static boolean isLanguage(Value value, String head) {
        return value.where() == Value.Where.COOKIE && head.length() <= 16;
    }

    private static int call(Value value) {
        Matcher called = CALLED.matcher(value.text());
        if (called.find() && (value.isTerse() || !value.isDocument())) {
            return called.start();
        }
        Matcher line = LINES.matcher(value.text());
        if (!line.find() || value.isDocument()) {
            return -1;
        }
        String head = value.text().substring(0, line.start()).strip();
        boolean broken = !head.isEmpty() && head.length() <= 24 && "'\");}{|&+".indexOf(head.charAt(0)) >= 0;
        broken |= ENDED.matcher(head).matches();
        boolean tail =
                value.text().strip().endsWith("//") || value.text().strip().endsWith("#");
        boolean alone = value.isSingle() && ALONE.matcher(value.text()).matches();
        return value.isTerse() || broken || tail && head.length() < 24 || alone ? line.start() : -1;
    }
}
