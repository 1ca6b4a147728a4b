package dev.sinew.capture.har;

import dev.sinew.capture.Kept;
import dev.sinew.model.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A HAR written by a library from random texts, and what is to be read from it.
 *
 * @param bytes the HAR
 * @param told what {@link #told(Exchange)} must give for each entry
 */
@SuppressWarnings("ArrayRecordComponent")
record RandomHar(byte[] bytes, List<String> told) {
    private static final String[] ALPHABETS = {"abc", "\"\\/{}[]:,", "é€\uD83D\uDE00\n\t\0\u001f", "log entries"};

    static RandomHar make(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> told = new ArrayList<>();
        try (JsonGenerator json = generator(out, random)) {
            json.writeStartObject();
            noise(json, random, 2);
            json.writeObjectPropertyStart("log");
            noise(json, random, 2);
            json.writeArrayPropertyStart("entries");
            for (int i = random.nextInt(8); i > 0; i--) {
                told.add(entry(json, random));
            }
            json.writeEndArray();
            noise(json, random, 2);
            json.writeEndObject();
            noise(json, random, 2);
            json.writeEndObject();
        }
        return new RandomHar(out.toByteArray(), told);
    }

    /** What is compared of an exchange. */
    static String told(Exchange exchange) {
        Exchange.Response answer = exchange.response().orElseThrow();
        return exchange.request().method() + " " + exchange.request().url().text() + "\n"
                + Kept.lines(exchange.request().headers()) + answer.status() + "\n"
                + answer.body().bytes().text();
    }

    private static JsonGenerator generator(ByteArrayOutputStream out, Random random) {
        boolean pretty = random.nextBoolean();
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

    private static String entry(JsonGenerator json, Random random) {
        String value = "v" + text(random, 30).strip() + "v";
        String body = text(random, 300);
        int number = random.nextInt(1000);
        json.writeStartObject();
        noise(json, random, 3);
        json.writeObjectPropertyStart("request");
        noise(json, random, 2);
        json.writeStringProperty("method", "PUT");
        json.writeArrayPropertyStart("headers");
        json.writeStartObject();
        json.writeStringProperty("name", "X");
        json.writeStringProperty("value", value);
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringProperty("url", "http://a.example/" + number);
        json.writeEndObject();
        json.writeObjectPropertyStart("response");
        json.writeNumberProperty("status", 200 + number % 300);
        noise(json, random, 1);
        content(json, random, body);
        json.writeEndObject();
        noise(json, random, 1);
        json.writeEndObject();
        return "PUT http://a.example/" + number + "\nX: " + value + "\n" + (200 + number % 300) + "\n" + body;
    }

    private static void content(JsonGenerator json, Random random, String body) {
        json.writeObjectPropertyStart("content");
        if (random.nextBoolean()) {
            json.writeStringProperty("text", body);
        } else {
            json.writeStringProperty("text", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
            json.writeStringProperty("encoding", "base64");
        }
        json.writeEndObject();
    }

    /** Members that mean nothing, nested and with names that mean something elsewhere. */
    private static void noise(JsonGenerator json, Random random, int depth) {
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

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        int[] alphabet =
                ALPHABETS[random.nextInt(ALPHABETS.length)].codePoints().toArray();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
