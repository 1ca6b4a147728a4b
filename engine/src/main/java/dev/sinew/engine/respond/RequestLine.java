package dev.sinew.engine.respond;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Method, path and query of a request as an API may read them: decoded once, dots resolved, matrix parameters and empty segments left
 * out, in lower case, so that another spelling of the same place is the same. Every method that an API may take for the request's own
 * counts as one of it.
 */
final class RequestLine {
    private static final int MOST_PARAMETERS = 1_000;
    private static final List<String> OVERRIDES =
            List.of("x-http-method-override", "x-http-method", "x-method-override");
    private static final String HIDDEN = "_method";

    private final Set<String> methods = new HashSet<>();
    private final List<String> segments;
    private final List<Parameter> parameters;
    private final boolean whole;

    private record Parameter(String name, String value) {}

    RequestLine(Exchange.Request request) {
        String url = request.url().text();
        int fragment = url.indexOf('#');
        String target = fragment < 0 ? url : url.substring(0, fragment);
        int question = target.indexOf('?');
        String query = question < 0 ? "" : target.substring(question + 1);
        this.segments = segments(path(question < 0 ? target : target.substring(0, question)));
        List<String> pairs = List.of(query.split("[&;]", MOST_PARAMETERS + 1));
        this.whole = pairs.size() <= MOST_PARAMETERS;
        this.parameters = pairs.stream()
                .limit(MOST_PARAMETERS)
                .filter(pair -> !pair.isEmpty())
                .map(RequestLine::parameter)
                .toList();
        methods.add(request.method().toUpperCase(Locale.ROOT));
        for (String name : OVERRIDES) {
            Slice other = request.headers().first(name);
            if (!other.isEmpty()) {
                methods.add(other.text().strip().toUpperCase(Locale.ROOT));
            }
        }
        values(HIDDEN).forEach(method -> methods.add(method.strip().toUpperCase(Locale.ROOT)));
    }

    private static Parameter parameter(String pair) {
        int equals = pair.indexOf('=');
        String name = plain(equals < 0 ? pair : pair.substring(0, equals));
        return new Parameter(bare(name), equals < 0 ? "" : plain(pair.substring(equals + 1)));
    }

    private static String plain(String encoded) {
        return decoded(encoded.replace('+', ' '));
    }

    /** The name without what makes it one of many ({@code id[]}, {@code filter[id]} stays), in lower case. */
    private static String bare(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("[]") ? lower.substring(0, lower.length() - 2) : lower;
    }

    private static String path(String target) {
        int scheme = target.indexOf("://");
        if (scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String part : decoded(path).replace('\\', '/').split("/", -1)) {
            int matrix = part.indexOf(';');
            String segment = (matrix < 0 ? part : part.substring(0, matrix)).toLowerCase(Locale.ROOT);
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Percent signs that begin no escape stay. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int size = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low >= 0) {
                out[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[size++] = in[i];
            }
        }
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }

    boolean hasMethod(String method) {
        return method.equals("*") || methods.contains(method);
    }

    /** Whether the path fits a template. */
    boolean fits(List<String> template) {
        boolean open = !template.isEmpty() && template.getLast().equals("**");
        int fixed = open ? template.size() - 1 : template.size();
        if (open ? segments.size() < fixed : segments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            String wanted = template.get(i);
            if (!wanted.startsWith("{") && !wanted.equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The segments of a template, in the spelling that paths are compared in. */
    static List<String> template(String path) {
        return segments(path);
    }

    /** The values of a query parameter. */
    List<String> values(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return parameters.stream()
                .filter(each -> each.name().equals(wanted))
                .map(Parameter::value)
                .toList();
    }

    /** Whether all of the query was looked at. */
    boolean isWhole() {
        return whole;
    }

    /** The number that a text is, where it is nothing else. */
    static Optional<Long> number(String text) {
        String plain = text.strip();
        return plain.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(plain)) : Optional.empty();
    }
}
