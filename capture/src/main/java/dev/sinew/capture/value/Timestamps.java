package dev.sinew.capture.value;

import static dev.sinew.model.Exchange.TIME_UNKNOWN;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * Reads points in time as microseconds since 1970 UTC. What cannot be read is {@link
 * dev.sinew.model.Exchange#TIME_UNKNOWN}; a time without offset is taken as UTC.
 */
public final class Timestamps {
    private static final int LONGEST = 80;
    /** How many digits nanoseconds since 1970 have, from 2001 to 2286. */
    private static final int NANOS_DIGITS = 19;

    private static final long MICROS = 1_000_000;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private Timestamps() {}

    /** The time that a span spells: ISO-8601, an access log's {@code 10/Oct/2025:13:55:36 -0700}, or an epoch number. */
    public static long micros(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length > LONGEST) {
            return TIME_UNKNOWN;
        }
        if (length > 4 && bytes[from + 4] == '-') {
            long quick = iso(bytes, from, to);
            return quick == TIME_UNKNOWN ? slow(bytes, from, to, DateTimeFormatter.ISO_DATE_TIME) : quick;
        }
        if (length > 6 && bytes[from + 2] == '/') {
            return log(bytes, from, to);
        }
        boolean weekday = length > 4 && bytes[from + 3] == ',';
        return weekday ? slow(bytes, from, to, DateTimeFormatter.RFC_1123_DATE_TIME) : epoch(bytes, from, to);
    }

    /** The time that a slice spells. */
    public static long micros(Slice text) {
        return micros(text.array(), text.from(), text.to());
    }

    /** An epoch number; its magnitude tells whether it counts seconds, milli-, micro- or nanoseconds. */
    private static long epoch(byte[] bytes, int from, int to) {
        if (to - from == NANOS_DIGITS && Ascii.number(bytes, to - 3, to) >= 0) {
            long micros = Ascii.number(bytes, from, to - 3);
            return micros < 0 ? TIME_UNKNOWN : micros;
        }
        long whole = Decimals.scaled(bytes, from, to, 0);
        if (whole < 0) {
            return TIME_UNKNOWN;
        }
        if (whole < 100_000_000_000L) {
            return Decimals.scaled(bytes, from, to, 6);
        }
        if (whole < 100_000_000_000_000L) {
            return Decimals.scaled(bytes, from, to, 3);
        }
        return whole < 100_000_000_000_000_000L ? whole : TIME_UNKNOWN;
    }

    private static long iso(byte[] bytes, int from, int to) {
        if (to - from < 16 || bytes[from + 7] != '-' || !separates(bytes[from + 10])) {
            return TIME_UNKNOWN;
        }
        long year = Ascii.number(bytes, from, from + 4);
        long month = Ascii.number(bytes, from + 5, from + 7);
        long day = Ascii.number(bytes, from + 8, from + 10);
        return clock(bytes, from + 11, to, days(year, month, day));
    }

    private static long log(byte[] bytes, int from, int to) {
        if (to - from < 17 || bytes[from + 6] != '/' || bytes[from + 11] != ':') {
            return TIME_UNKNOWN;
        }
        long day = Ascii.number(bytes, from, from + 2);
        long year = Ascii.number(bytes, from + 7, from + 11);
        return clock(bytes, from + 12, to, days(year, month(bytes, from + 3), day));
    }

    private static long month(byte[] bytes, int from) {
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (Ascii.equalsIgnoreCase(bytes, from, from + 3, MONTHS.substring(i, i + 3))) {
                return i / 3 + 1L;
            }
        }
        return -1;
    }

    /** Hours and minutes, then seconds, fraction and offset where they are given. */
    private static long clock(byte[] bytes, int from, int to, long days) {
        if (days == TIME_UNKNOWN || to - from < 5 || bytes[from + 2] != ':') {
            return TIME_UNKNOWN;
        }
        long hour = Ascii.number(bytes, from, from + 2);
        long minute = Ascii.number(bytes, from + 3, from + 5);
        long second = 0;
        long fraction = 0;
        int i = from + 5;
        if (i + 3 <= to && bytes[i] == ':') {
            second = Ascii.number(bytes, i + 1, i + 3);
            i += 3;
            int end = fractionEnd(bytes, i, to);
            fraction = fraction(bytes, i + 1, end);
            i = end;
        }
        long offset = offset(bytes, Ascii.skipBlanks(bytes, i, to), to);
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        if (!valid || offset == TIME_UNKNOWN) {
            return TIME_UNKNOWN;
        }
        return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * MICROS + fraction;
    }

    private static int fractionEnd(byte[] bytes, int from, int to) {
        int i = from;
        if (i < to && (bytes[i] == '.' || bytes[i] == ',')) {
            i++;
            while (i < to && bytes[i] >= '0' && bytes[i] <= '9') {
                i++;
            }
        }
        return i;
    }

    private static long fraction(byte[] bytes, int from, int to) {
        long micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (from + i < to ? bytes[from + i] - '0' : 0);
        }
        return micros;
    }

    /** The offset in minutes: nothing, {@code Z}, {@code +01}, {@code +0100} or {@code +01:00}. */
    private static long offset(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || (length == 1 && Ascii.lower(bytes[from]) == 'z')) {
            return 0;
        }
        boolean signed = bytes[from] == '+' || bytes[from] == '-';
        boolean colon = length == 6 && bytes[from + 3] == ':';
        if (!signed || (length != 3 && length != 5 && !colon)) {
            return TIME_UNKNOWN;
        }
        long hours = Ascii.number(bytes, from + 1, from + 3);
        long minutes = length == 3 ? 0 : Ascii.number(bytes, to - 2, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return TIME_UNKNOWN;
        }
        return (bytes[from] == '-' ? -1 : 1) * (hours * 60 + minutes);
    }

    private static boolean separates(byte b) {
        return b == 'T' || b == 't' || b == ' ';
    }

    /**
     * Days from 1970-01-01 to a date of the Gregorian calendar: a year begins in March, so that the leap day is its last
     * (H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
     */
    private static long days(long year, long month, long day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) {
            return TIME_UNKNOWN;
        }
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400L);
        long yearOfEra = marchYear - era * 400;
        long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }

    private static long lastDay(long year, long month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Rarer forms: zone names and week dates, and the date of an HTTP header. */
    private static long slow(byte[] bytes, int from, int to, DateTimeFormatter form) {
        try {
            TemporalAccessor parsed = form.parse(Ascii.text(bytes, from, to));
            Instant instant = Instant.from(parsed);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1000);
        } catch (DateTimeException | ArithmeticException e) {
            return TIME_UNKNOWN;
        }
    }
}
