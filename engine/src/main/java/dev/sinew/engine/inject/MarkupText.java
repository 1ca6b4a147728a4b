package dev.sinew.engine.inject;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a value, put into a page, would run a script: an element or handler that does, an address that is a script, or the end of an
 * attribute or string before one. In documents markup is what is asked for, so there the script must do what only attacks do.
 */
public final class MarkupText {
    private static final String PAYLOAD =
            "(?:alert|prompt|confirm|eval|print|atob|fetch|setTimeout|setInterval|import|Function|execScript|msgbox)\\s*(?:\\(|`|\\\\x28|&lpar;)"
                    + "|document\\s*(?:\\.|\\[)\\s*['\"]?(?:cookie|domain|location|write|body|URL)|XMLHttpRequest|String\\.fromCharCode|\\.fromCharCode"
                    + "|(?:window|top|self|parent|globalThis|this)\\s*(?:\\[|\\.(?:location|name|opener|alert|eval))|localStorage|sessionStorage"
                    + "|new\\s+Image|\\.src\\s*=|location\\s*(?:=|\\.)|throw\\s+(?:1|onerror)|onerror\\s*=\\s*(?:alert|eval)|constructor\\s*\\(|\\[\\]\\[|innerHTML";
    private static final String EVENT =
            "on(?:error|load\\w*|click|dblclick|mouse\\w+|focus\\w*|blur|toggle|start|begin|end|animation\\w+|transition\\w+|pointer\\w+|wheel|key\\w+|input|change|submit|resize|scroll\\w*|drag\\w*|drop|copy|cut|paste|beforeinput|hashchange|pageshow|popstate|message|show|select\\w*|unhandledrejection|finish|bounce|repeat|canplay\\w*|play\\w*|abort|auxclick|contextmenu|search|invalid|touch\\w+|before\\w+|afterprint|formdata|reset|suspend|seek\\w+|volumechange|waiting|timeupdate)";
    private static final Pattern HANDLER = Pattern.compile(
            "<[a-z!/?][^<>]{0,400}?[\\s/\"'\\x0c]" + EVENT + "\\s*=\\s*[\"'`]?(?<script>[^<>]{1,300})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile(
            "<\\s*/?\\s*script\\b[^<>]{0,300}(?:>|/|$)(?<script>[^<]{0,400})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT_SOURCE = Pattern.compile(
            "<\\s*script[\\s/]+[^<>]*?src\\s*=\\s*(?:[\"']?//|data:|[\"']?https?:\\\\|[a-z])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:href|src|action|formaction|data|xlink:href|background|poster|to|from|values|srcdoc|content)\\s*=\\s*[\"'`]?[\\s\\x00-\\x20]*(?:[^\"'>]{0,40}url=)?(?:j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t|vbscript|livescript)\\s*:(?!\\s*(?:void|;|[\"'>]|//|$))"
                    + "|(?:src|href|data|srcdoc)\\s*=\\s*[\"'`]?\\s*(?:data:\\s*(?:text/html|image/svg\\+xml|application/x)[^\"'>]*(?:script|base64)|<script|&lt;script)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile(
            "^[\\s\\x00-\\x20]*(?:j[\\s\\x00]*a[\\s\\x00]*v[\\s\\x00]*a[\\s\\x00]*s[\\s\\x00]*c[\\s\\x00]*r[\\s\\x00]*i[\\s\\x00]*p[\\s\\x00]*t|vbscript)[\\s\\x00]*:\\s*(?<script>\\S.*)|^data:text/html\\s*[;,].*(?:script|base64,(?:PHN|PHNj|PHNW|PGlt|PGh0)|on\\w+=).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "^[^<>]{0,80}?[\"'`](?:[^<>]{0,80}?[\\s/\"'`])?" + EVENT + "\\s*=\\s*[\"'`]?(?<script>[^<>]{1,200})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STRING = Pattern.compile(
            "^[^\"'`<>\\n]{0,60}(?:\\\\?[\"'`]|\\$\\{)\\s*\\)?\\s*(?:[;+\\-*/,|&^?:]|\\}|//|%0a|\\n|in\\b|or\\b){1,4}\\s*(?:\\(?\\s*\\{?\\s*)(?:window\\.|top\\.|self\\.|this\\.)?(?:alert|prompt|confirm|eval|fetch|document\\.(?:location|cookie|write)|(?:window\\.|top\\.)?location\\s*=)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FOREIGN = Pattern.compile(
            "<(?:svg|math|xml|x|xss|style|link|base|meta|object|embed|applet|frame(?:set)?|isindex|template|noscript|animate|set|iframe|body|details|marquee|video|audio|input|img)\\b[^<>]{0,300}"
                    + "(?:srcdoc\\s*=|http-equiv\\s*=\\s*[\"']?(?:refresh|set-cookie)[^>]*url\\s*=|href\\s*=\\s*[\"']?(?://|data:)|@import|expression\\s*\\(|attributename\\s*=\\s*[\"']?(?:href|on))"
                    + "|<(?:iframe|object|embed|frame|applet)\\b[^<>]{0,200}\\b(?:src|data|code)\\s*=|<style[^<>]{0,80}>\\s*@import|style\\s*=\\s*[\"'][^\"']{0,80}expression\\s*\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOES = Pattern.compile(PAYLOAD, Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN = Pattern.compile(
            "^[^<>\\n]{0,60}?(?:[\"'`]\\s*/?>|--\\s*>|\\]\\]>|</(?:script|style|title|textarea|noscript|template|option|select|a|div|td)\\s*>|^\\s*>)\\s*<",
            Pattern.CASE_INSENSITIVE);

    /** The name of an element in a sentence or a search: there is no script in it, nor does it end. */
    private static final Pattern WORDS = Pattern.compile("<script>(?:\\s+\\p{L}+)+\\s*");

    private MarkupText() {}

    /** Where a text would begin to be a script, or -1. */
    public static int breakout(Value value) {
        String text = value.text();
        boolean strict = !value.isTerse() && (value.isDocument() || isQuotedCode(text));
        if (strict) {
            return -1;
        }
        int at = value.has(Signs.ANGLE) ? element(value, text) : -1;
        if (at < 0 && value.has(Signs.COLON)) {
            at = address(text);
        }
        return at < 0 && value.has(Signs.QUOTE | Signs.SEPARATOR | Signs.DOLLAR) ? string(text) : at;
    }

    private static int element(Value value, String text) {
        boolean sure = value.isTerse() || BROKEN.matcher(text).lookingAt();
        Matcher script = SCRIPT.matcher(text);
        while (script.find()) {
            boolean foreign = SCRIPT_SOURCE.matcher(text).find();
            boolean named =
                    WORDS.matcher(text).region(script.start(), text.length()).matches();
            if (sure && !named || foreign || does(script.group("script"))) {
                return script.start();
            }
        }
        Matcher handler = HANDLER.matcher(text);
        while (handler.find()) {
            if (sure || does(handler.group("script"))) {
                return handler.start();
            }
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.find()) {
            return address.start();
        }
        Matcher foreign = FOREIGN.matcher(text);
        return sure && foreign.find() ? foreign.start() : -1;
    }

    private static int address(String text) {
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return -1;
        }
        String script = scheme.group("script");
        return script == null || does(script) || script.startsWith("//") ? 0 : -1;
    }

    private static int string(String text) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        if (attribute.find() && does(attribute.group("script"))) {
            return 0;
        }
        Matcher string = STRING.matcher(text);
        return string.find() ? 0 : -1;
    }

    private static boolean does(String script) {
        return DOES.matcher(Readings.escapes(Readings.entities(script))).find();
    }

    /** A text about code shows it between back quotes, or with words before it. */
    private static boolean isQuotedCode(String text) {
        int open = text.indexOf('`');
        int angle = text.indexOf('<');
        return open >= 0 && open < angle && text.indexOf('`', angle) > 0 && text.indexOf(' ') < open && open > 2;
    }
}
