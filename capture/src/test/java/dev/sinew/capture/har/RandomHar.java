package dev.sinew.capture.har;

import dev.sinew.capture.Kept;
import dev.sinew.capture.RandomJson;
import dev.sinew.model.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonGenerator;

/**
 * A HAR written by a library from random texts, and what is to be read from it.
 *
 * @param bytes the HAR
 * @param told what {@link #told(Exchange)} must give for each entry
 */
@SuppressWarnings("ArrayRecordComponent")
record RandomHar(byte[] bytes, List<String> told) {
    static RandomHar make(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> told = new ArrayList<>();
        try (JsonGenerator json = RandomJson.generator(out, random.nextBoolean())) {
            json.writeStartObject();
            RandomJson.noise(json, random, 2);
            json.writeObjectPropertyStart("log");
            RandomJson.noise(json, random, 2);
            json.writeArrayPropertyStart("entries");
            for (int i = random.nextInt(8); i > 0; i--) {
                told.add(entry(json, random));
            }
            json.writeEndArray();
            RandomJson.noise(json, random, 2);
            json.writeEndObject();
            RandomJson.noise(json, random, 2);
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

    private static String entry(JsonGenerator json, Random random) {
        String value = "v" + RandomJson.text(random, 30).strip() + "v";
        String body = RandomJson.text(random, 300);
        int number = random.nextInt(1000);
        json.writeStartObject();
        RandomJson.noise(json, random, 3);
        json.writeObjectPropertyStart("request");
        RandomJson.noise(json, random, 2);
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
        RandomJson.noise(json, random, 1);
        content(json, random, body);
        json.writeEndObject();
        RandomJson.noise(json, random, 1);
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
}
