package dev.sinew.report.compliance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The OWASP API Security Top 10 in its edition of 2023: the titles of its entries by id. */
public final class OwaspApi {
    /** In the order of the list. */
    public static final Map<String, String> TITLES = titles();

    private OwaspApi() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("API1:2023", "Broken Object Level Authorization");
        titles.put("API2:2023", "Broken Authentication");
        titles.put("API3:2023", "Broken Object Property Level Authorization");
        titles.put("API4:2023", "Unrestricted Resource Consumption");
        titles.put("API5:2023", "Broken Function Level Authorization");
        titles.put("API6:2023", "Unrestricted Access to Sensitive Business Flows");
        titles.put("API7:2023", "Server Side Request Forgery");
        titles.put("API8:2023", "Security Misconfiguration");
        titles.put("API9:2023", "Improper Inventory Management");
        titles.put("API10:2023", "Unsafe Consumption of APIs");
        return Collections.unmodifiableMap(titles);
    }
}
