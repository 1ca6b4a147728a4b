package dev.sinew.capture;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON written by a library, with random texts that need every kind of escape. */
public final class RandomJson {
    private static final String[] ALPHABETS = {"abc", "\"\\/{}[]:,", "é€\uD83D\uDE00\n\t\0\u001f", "log entries"};

    private RandomJson() {}

    /** A generator that indents or does not. */
    public static JsonGenerator generator(ByteArrayOutputStream out, boolean pretty) {
        return new JsonFactory()
                .createGenerator(
                        new ObjectWriteContext.Base() {
                            @Override
                            public boolean hasPrettyPrinter() {
                                return pretty;
                            }

                            @Override
                            public PrettyPrinter getPrettyPrinter() {
                                return new DefaultPrettyPrinter();
                            }
                        },
                        out,
                        JsonEncoding.UTF8);
    }

    /** Members that mean nothing, nested and with names that mean something elsewhere. */
    public static void noise(JsonGenerator json, Random random, int depth) {
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = "x" + text(random, 6);
            switch (random.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> json.writeStringProperty(name, text(random, 40));
                case 1 -> json.writeNumberProperty(name, random.nextLong());
                case 2 -> json.writeNullProperty(name);
                case 3 -> {
                    json.writeObjectPropertyStart(name);
                    noise(json, random, depth - 1);
                    json.writeEndObject();
                }
                default -> {
                    json.writeArrayPropertyStart(name);
                    json.writeStartObject();
                    json.writeArrayPropertyStart("entries");
                    json.writeString(text(random, 5));
                    json.writeEndArray();
                    noise(json, random, depth - 1);
                    json.writeEndObject();
                    json.writeEndArray();
                }
            }
        }
    }

    /** A text of up to so many characters. */
    public static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int[] alphabet =
                ALPHABETS[random.nextInt(ALPHABETS.length)].codePoints().toArray();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
