package dev.sinew.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Valid JSON documents of every shape, blanks and escapes included, from one seed. */
public final class RandomJson {
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t", "\r\n  "};
    private static final String[] NUMBERS = {
        "0", "-0", "7", "-12", "3.5", "-0.001", "1e9", "2E-7", "6.02e+23", "900719925474099312345"
    };
    private static final String[] PIECES = {
        "a",
        "Z",
        "7",
        " ",
        "ü",
        "日",
        "𝒜",
        "/",
        "-",
        "@",
        ".",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0041",
        "\\ud835\\udc9c",
        "\\b"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    public RandomJson(Random random) {
        this.random = random;
    }

    /** One document, or several behind each other. */
    public byte[] next() {
        return next(random.nextInt(8) == 0 ? 3 : 1);
    }

    /** A number of documents behind each other. */
    public byte[] next(int documents) {
        out.setLength(0);
        for (int i = 0; i < documents; i++) {
            value(random.nextInt(7));
            out.append('\n');
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(int depth) {
        space();
        switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> out.append("true");
            case 1 -> out.append("false");
            case 2 -> out.append("null");
            case 3 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 4, 5 -> string();
            case 6 -> array(depth - 1);
            default -> object(depth - 1);
        }
        space();
    }

    private void array(int depth) {
        out.append('[');
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            out.append(i > 0 ? "," : "");
            value(depth);
        }
        space();
        out.append(']');
    }

    private void object(int depth) {
        out.append('{');
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            out.append(i > 0 ? "," : "");
            space();
            string();
            space();
            out.append(':');
            value(depth);
        }
        space();
        out.append('}');
    }

    private void string() {
        out.append('"');
        int length = random.nextInt(20) == 0 ? 80 + random.nextInt(60) : random.nextInt(9);
        for (int i = 0; i < length; i++) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        out.append('"');
    }

    private void space() {
        out.append(SPACES[random.nextInt(SPACES.length)]);
    }
}
