package dev.sinew.engine.inject;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value, put into a template, would be computed: an expression between a template's signs that multiplies constants, walks from
 * an object to its class and on, or names what runs code. A plain variable is what templates are written with.
 */
public final class TemplateText {
    private static final String OPEN =
            "\\{\\{[{%=&-]?|\\$!?\\{|#\\{|\\*\\{|@\\{|~\\{|<%[=-]?|\\{%-?|@\\(|\\[\\[\\s*\\$\\{|\\{(?=\\d)|\\$\\(\\(?|\\{php\\}|#set\\s*\\(|<#assign|<@|\\[=";
    private static final Pattern PRODUCT = Pattern.compile(
            "(?<open>\\{\\{[{=-]?|\\$\\{\\{?|#\\{|\\*\\{|@\\{|<%=|@\\(|\\[\\[\\$?\\{?|\\[=|\\{(?!\\{))\\s*\\(?\\s*['\"]?(?<left>\\d{1,9})['\"]?\\s*(?<sign>[*+-])\\s*['\"]?(?<right>\\d{1,9})['\"]?\\s*\\)?\\s*(?:\\}\\}?|%>|\\)|\\])");
    private static final Pattern OPENS = Pattern.compile(OPEN);
    private static final int MOST_OPENINGS = 16;
    private static final int LONGEST = 240;
    private static final Pattern REACHES = Pattern.compile(
            "(?:@?\\b(?:print|phpinfo|system|exec|eval|md5|var_dump|passthru|shell_exec)\\s*\\(|__class__|__mro__|__base__|__bases__|__subclasses__|__globals__|__builtins__|__init__|__import__|\\bconfig\\.(?:items|from_object|__)|_self\\.env|registerUndefinedFilterCallback"
                    + "|\\|\\s*(?:filter|map|sort|reduce)\\s*\\(\\s*['\"](?:system|exec|passthru|shell_exec|popen|assert)|\\|\\s*attr\\s*\\(\\s*['\"](?:_|\\\\)|\\blipsum\\b|\\bcycler\\.|\\bjoiner\\.|get_flashed_messages|url_for\\.|request\\.(?:application|environ|__)"
                    + "|freemarker\\.template|\\?new\\(\\)|\\?api\\b|T\\(\\s*java|java\\.lang|java\\.util\\.Scanner|getRuntime|ProcessBuilder|\\.class\\.forName|\\.getClass\\(\\)|getClass\\.forName|@java|#_memberAccess|#context|#application|#rt\\b|@ognl|\\bnew\\s+java"
                    + "|constructor\\.constructor|\\.constructor\\(|\\bprocess\\.(?:mainModule|exit)|child_process|\\bglobal\\.process|\\brequire\\s*\\(|\\bsystem\\s*\\(|\\bexec\\s*\\(|\\bpopen\\s*\\(|\\bIO\\.|\\bFile\\.(?:read|open)|\\bDir\\.|Kernel\\."
                    + "|System\\.Diagnostics|\\bself\\.(?:_TemplateReference|module|template)|settings\\.SECRET_KEY|\\$smarty\\.(?:version|template_object)|\\bphpinfo\\(|passthru\\(|\\{php\\}|string_to_url|\\bdebug\\s*%\\}|\\binclude\\s+['\"]/etc|#with\\s+\"s\"|\\.push\\s*\\(\\s*lookup|class\\.inspect|\\$class)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE = Pattern.compile(
            "^\\s*(?:\\{\\{\\s*(?:config|self|settings|app|request|_self|\\$root|this|dump\\(.*\\))\\s*\\}\\}|\\$\\{\\{?<%\\[%'\"\\}?\\}?%?\\\\?\\.?|<%=\\s*(?:system|`|File|Dir|IO|self\\b).*%>|\\{\\{\\s*'a'\\.\\w+\\(.*\\}\\})\\s*$");

    private TemplateText() {}

    /** Where a text would begin to be computed, or -1. */
    public static int breakout(Value value) {
        String text = value.text();
        int reaches = value.isDocument() && !value.isTerse() ? -1 : reaches(text);
        if (reaches >= 0) {
            return text.startsWith("${{ ", reaches) && !value.isTerse() ? -1 : reaches;
        }
        Matcher whole = WHOLE.matcher(text);
        if (whole.find()) {
            return 0;
        }
        Matcher product = PRODUCT.matcher(text);
        while (product.find()) {
            if (isAsked(value, product)) {
                return product.start();
            }
        }
        return -1;
    }

    /** Where an expression opens that reaches further than to a variable, or -1. */
    private static int reaches(String text) {
        Matcher opens = OPENS.matcher(text);
        for (int i = 0; i < MOST_OPENINGS && opens.find(); i++) {
            int close = text.indexOf('}', opens.end());
            int line = text.indexOf('\n', opens.end());
            int end = Math.min(text.length(), opens.end() + LONGEST);
            boolean script = text.startsWith("{php}", opens.start());
            end = close >= 0 && !script ? Math.min(end, close + 1) : end;
            end = line >= 0 ? Math.min(end, line) : end;
            if (script
                    || REACHES.matcher(text)
                            .region(opens.end(), Math.max(end, opens.end()))
                            .find()) {
                return opens.start();
            }
        }
        return -1;
    }

    private static boolean isAsked(Value value, Matcher product) {
        boolean plainBrace = product.group("open").equals("{");
        boolean sum = !product.group("sign").equals("*");
        boolean range =
                product.group("sign").equals("-") || product.group("sign").equals("+");
        boolean shortText = value.text().length() <= product.end() - product.start() + 40;
        boolean formula = value.text().indexOf('\\') >= 0 && !value.isTerse();
        boolean quantifier = product.group("open").equals("@(") && !value.isTerse();
        return shortText
                && !formula
                && !quantifier
                && !value.isDocument()
                && !value.holdsCode()
                && !(plainBrace && (range || !value.isTerse()))
                && !(sum && !value.isTerse());
    }

    /** What the product in a text comes to, where a template would compute one; only where it is long enough to be told from other numbers. */
    public static Optional<String> result(String text) {
        Matcher product = PRODUCT.matcher(text);
        if (!product.find()) {
            return Optional.empty();
        }
        long left = Long.parseLong(product.group("left"));
        long right = Long.parseLong(product.group("right"));
        long value = switch (product.group("sign")) {
            case "*" -> left * right;
            case "+" -> left + right;
            default -> left - right;
        };
        return Optional.of(Long.toString(value));
    }
}
