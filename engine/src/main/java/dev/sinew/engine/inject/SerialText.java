package dev.sinew.engine.inject;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value is an object of some language written down: reading such a value back builds what it names, and may run it. */
public final class SerialText {
    private static final Pattern PHP =
            Pattern.compile("(?:^|[;{}])[OC]:\\+?\\d{1,4}:\"\\\\?[\\w\\\\]{1,200}\":\\d{1,4}:\\{");
    private static final Pattern NAMED = Pattern.compile(
            "_\\$\\$ND_FUNC\\$\\$_|!!python/(?:object|module|name)|!!javax?\\.|!!com\\.sun\\.|!!org\\.|!ruby/(?:object|hash|struct|class)"
                    + "|\"\\$type\"\\s*:\\s*\"System\\.|\"@type\"\\s*:\\s*\"(?:com\\.sun|org\\.apache|java|javax)\\.|<java(?:\\s[^>]*)?>\\s*<(?:object|void)"
                    + "|com\\.sun\\.rowset\\.JdbcRowSetImpl|TemplatesImpl|<sorted-set>|<dynamic-proxy>|ObjectDataProvider|<linked-hash-set>");
    private static final Pattern TYPE = Pattern.compile(
            "^(?:com\\.sun\\.|org\\.apache\\.(?:xbean|commons|ibatis|shiro|tomcat|naming|openjpa|aries|myfaces|logging)|java\\.lang\\.(?:Class|AutoCloseable|Exception|Runtime|ProcessBuilder)|javax\\.|java\\.net\\.|java\\.io\\.|com\\.mchange|org\\.springframework\\.|com\\.zaxxer|ch\\.qos|bsh\\.|System\\.(?:Windows|Diagnostics|Management|Activities|Configuration|Data|IO|Web|Security)).*");
    private static final Pattern GADGET = Pattern.compile(
            "ObjectDataProvider|TypeConfuseDelegate|ActivitySurrogate|System\\.Diagnostics|PSObject|WindowsIdentity|TextFormattingRunProperties|SortedSet");

    private SerialText() {}

    /** Of which language, in a few words. */
    public static Optional<String> language(Value value) {
        String text = value.text().strip();
        if (value.where() == Value.Where.OPERATOR) {
            boolean inherited = text.equals(ValueWatch.PROTOTYPE) || text.equals("prototype");
            return inherited ? Optional.of("members that all objects would inherit") : Optional.empty();
        }
        if (text.length() < 6) {
            return Optional.empty();
        }
        if (isType(value)) {
            return Optional.of("a type that runs code");
        }
        if (PHP.matcher(text).find()) {
            return Optional.of("a PHP object");
        }
        if (NAMED.matcher(text).find() && !value.isDocument()) {
            return Optional.of("an object that runs code");
        }
        return binary(value, text);
    }

    private static boolean isType(Value value) {
        boolean named = value.name().equals("@type")
                || value.name().equals("$type")
                || value.name().equals("@class");
        return named && TYPE.matcher(value.text()).matches();
    }

    private static Optional<String> binary(Value value, String text) {
        if (text.startsWith("rO0AB")
                || text.startsWith("\u00ac\u00ed\u0000\u0005")
                || text.startsWith("aced0005")
                || text.startsWith("ACED0005")) {
            return value.plainName().contains("viewstate") ? Optional.empty() : Optional.of("a Java object");
        }
        if (text.startsWith("AAEAAAD/////")) {
            return Optional.of("a .NET object");
        }
        String bytes = isBase64(text) ? Readings.base64(text) : text;
        if (isPickle(bytes)) {
            return Optional.of("a Python object");
        }
        if (bytes.length() > 4 && bytes.charAt(0) == 4 && bytes.charAt(1) == 8 && isMarshal(bytes)) {
            return Optional.of("a Ruby object");
        }
        boolean state = bytes.length() > 2 && bytes.charAt(0) == 0xff && bytes.charAt(1) == 1;
        return state && GADGET.matcher(bytes).find() ? Optional.of("a .NET object") : Optional.empty();
    }

    private static boolean isBase64(String text) {
        for (int i = 0; i < Math.min(text.length(), 8); i++) {
            char c = text.charAt(i);
            if (!(c < 0x7f && Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '-' || c == '_')) {
                return false;
            }
        }
        return text.length() > 8;
    }

    /** A pickle that looks up a class or function, and calls it: opcodes of the protocols 0 to 5. */
    private static boolean isPickle(String bytes) {
        boolean framed = bytes.length() > 8 && bytes.charAt(0) == 0x80 && bytes.charAt(1) >= 2 && bytes.charAt(1) <= 5;
        boolean plain =
                bytes.length() > 8 && (bytes.startsWith("c") || bytes.startsWith("(")) && bytes.indexOf('\n') > 0;
        if (framed) {
            boolean global = bytes.indexOf('\u0093') > 0
                    || Pattern.compile("c[a-zA-Z_][\\w.]*\\n[\\w.]+\\n")
                            .matcher(bytes)
                            .find();
            return global && (bytes.indexOf('R') > 0 || bytes.indexOf('\u0081') > 0 || bytes.indexOf('b') > 0);
        }
        return plain
                && Pattern.compile(
                                "^\\(?[a-z0-9]{0,6}\\s?c?(?:__builtin__|builtins|os|posix|nt|subprocess|commands|sys|copy_reg|pty)\\n\\w+\\n")
                        .matcher(bytes)
                        .find();
    }

    /** Beyond hashes, texts and numbers, which sessions are made of: an object or a class. */
    private static boolean isMarshal(String bytes) {
        char first = bytes.charAt(2);
        return "oUcmCeS".indexOf(first) >= 0
                || bytes.contains("Gem::")
                || bytes.contains("ERB")
                || bytes.contains("DeprecatedInstanceVariableProxy");
    }
}
