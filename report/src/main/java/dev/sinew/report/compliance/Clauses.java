package dev.sinew.report.compliance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Short titles of clauses, in our words, from {@code clauses.txt}. A clause that is not listed has the title of the listed one
 * that it is part of: {@code 164.312(e)(2)} that of {@code 164.312(e)}.
 */
final class Clauses {
    /** As people count: digits by their value, whatever stands between them. */
    static final Comparator<String> ORDER = Clauses::compare;

    private static final Pattern PARTS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
    private static final Pattern LAST_PART = Pattern.compile("(\\([^()]*\\)|[.\\- ][^.\\- ()]*)$");
    private static final Pattern ARTICLE = Pattern.compile("^(Art\\.|Article|Section|§) *");

    private final Map<String, String> titles;

    private Clauses(Map<String, String> titles) {
        this.titles = titles;
    }

    /** All titles. */
    static Clauses known() {
        Map<String, String> titles = new HashMap<>();
        try (InputStream in = Clauses.class.getResourceAsStream("clauses.txt")) {
            if (in == null) {
                throw new IllegalStateException("clauses.txt is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\\|", -1);
                if (parts.length == 3) {
                    titles.put(parts[0].strip() + " " + parts[1].strip(), parts[2].strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Clauses(titles);
    }

    /** The title of a clause, or of the nearest one that it is part of; empty where none is known. */
    String title(String standard, String clause) {
        String part = ARTICLE.matcher(clause).replaceFirst("");
        while (true) {
            String title = titles.get(standard + " " + part);
            if (title != null) {
                return title;
            }
            String shorter = LAST_PART.matcher(part).replaceFirst("").strip();
            if (shorter.length() == part.length() || shorter.isEmpty()) {
                return "";
            }
            part = shorter;
        }
    }

    /** What people call a standard. */
    static String name(String standard) {
        return switch (standard) {
            case "NIST-800-228" -> "NIST SP 800-228, API protection for cloud-native systems";
            case "PCI-DSS-4.0.1" -> "PCI DSS 4.0.1, payment card data";
            case "GDPR" -> "GDPR, Regulation (EU) 2016/679";
            case "HIPAA" -> "HIPAA Security and Privacy Rules, 45 CFR 164";
            case "PSD2-RTS" -> "PSD2 technical standards, Regulation (EU) 2018/389";
            case "FAPI-2.0" -> "FAPI 2.0 Security Profile";
            case "MASWE" -> "OWASP MASWE 1.0, weaknesses of mobile apps";
            case "MASTG" -> "OWASP MASTG, tests of mobile apps";
            case "RFC" -> "Internet standards (RFC)";
            default -> standard;
        };
    }

    private static int compare(String left, String right) {
        String[] a = PARTS.split(left, -1);
        String[] b = PARTS.split(right, -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean numbers = isNumber(a[i]) && isNumber(b[i]);
            int order = numbers && a[i].length() != b[i].length()
                    ? Integer.compare(a[i].length(), b[i].length())
                    : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }
}
