package dev.sinew.report.sarif;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The address of a file as a URI reference (RFC 3986): relative names stay relative, all that is unusual is escaped. */
final class FileAddress {
    private static final String PLAIN = "-._~!$&'()*+,;=@/";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

    private FileAddress() {}

    static String of(String file) {
        String slashed = file.replace('\\', '/');
        StringBuilder address = new StringBuilder(slashed.length() + 16);
        if (slashed.startsWith("/")) {
            address.append("file://");
        } else if (DRIVE.matcher(slashed).matches()) {
            address.append("file:///").append(slashed, 0, 2);
            slashed = slashed.substring(2);
        }
        for (byte each : slashed.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                address.append(c);
            } else {
                address.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return address.toString();
    }
}
