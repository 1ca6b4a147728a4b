package dev.sinew.capture.jsonl;

import dev.sinew.capture.Kept;
import dev.sinew.capture.RandomJson;
import dev.sinew.model.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import tools.jackson.core.JsonGenerator;

/**
 * A line written by a library from random texts, and what is to be read from it.
 *
 * @param line the line
 * @param told what {@link #told(Exchange)} must give
 */
@SuppressWarnings("ArrayRecordComponent")
record RandomExchange(byte[] line, String told) {
    static RandomExchange make(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder told = new StringBuilder();
        try (JsonGenerator json = RandomJson.generator(out, false)) {
            json.writeStartObject();
            RandomJson.noise(json, random, 3);
            String id = RandomJson.text(random, 20);
            json.writeStringProperty("id", id);
            told.append(id).append('\n');
            json.writeObjectPropertyStart("request");
            json.writeStringProperty("method", "PUT");
            json.writeStringProperty("url", "/" + id);
            told.append("PUT /").append(id).append('\n');
            message(json, random, told);
            json.writeObjectPropertyStart("response");
            int status = 100 + random.nextInt(500);
            json.writeNumberProperty("status", status);
            told.append(status).append('\n');
            message(json, random, told);
            RandomJson.noise(json, random, 3);
            json.writeEndObject();
        }
        return new RandomExchange(out.toByteArray(), told.toString());
    }

    /** What is compared of an exchange. */
    static String told(Exchange exchange) {
        Exchange.Response answer = exchange.response().orElseThrow();
        return exchange.id() + "\n" + exchange.request().method() + " "
                + exchange.request().url().text() + "\n"
                + Kept.lines(exchange.request().headers())
                + exchange.request().body().bytes().text() + "\n" + answer.status() + "\n"
                + Kept.lines(answer.headers())
                + answer.body().bytes().text() + "\n";
    }

    private static void message(JsonGenerator json, Random random, StringBuilder told) {
        RandomJson.noise(json, random, 2);
        json.writeObjectPropertyStart("headers");
        for (int i = random.nextInt(4); i > 0; i--) {
            header(json, "x" + i, random, told);
        }
        json.writeEndObject();
        String body = RandomJson.text(random, 200);
        if (random.nextBoolean()) {
            json.writeStringProperty("body", body);
        } else {
            json.writeStringProperty(
                    "bodyBase64", Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        }
        told.append(body).append('\n');
        RandomJson.noise(json, random, 1);
        json.writeEndObject();
    }

    private static void header(JsonGenerator json, String name, Random random, StringBuilder told) {
        boolean array = random.nextBoolean();
        if (array) {
            json.writeArrayPropertyStart(name);
        } else {
            json.writeName(name);
        }
        for (int i = array ? random.nextInt(3) : 1; i > 0; i--) {
            String value = "v" + RandomJson.text(random, 20) + "v";
            json.writeString(value);
            told.append(name).append(": ").append(value).append('\n');
        }
        if (array) {
            json.writeEndArray();
        }
    }
}
