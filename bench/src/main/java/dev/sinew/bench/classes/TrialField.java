package dev.sinew.bench.classes;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.profile.FieldBudget;
import dev.sinew.engine.profile.Learned;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends the fields of one operation through the observer and a profile, and reads off which classes they were found to hold. */
final class TrialField {
    /** Where fields stand. */
    enum Place {
        ANSWER,
        NESTED,
        ARRAY,
        BODY,
        FORM,
        QUERY,
        IN_TEXT
    }

    private final Observer observer =
            new Observer(new PrivacyKey(new byte[32]), new MarkSet(RuleIndex.all()), ObserveLimits.DEFAULT);
    private final Learned learned = new Learned(new FieldClasses());
    private long sent;

    /** The classes by the field's name; records are fields by name, texts or numbers as {@link #written} says. */
    Map<String, List<String>> classes(Place place, boolean numbers, List<Map<String, String>> records) {
        Profile profile = new Profile();
        Shapes shapes = new Shapes(new FieldBudget(Integer.MAX_VALUE));
        int each = place == Place.ARRAY ? 5 : 1;
        for (int i = 0; i < records.size(); i += each) {
            List<Map<String, String>> some = records.subList(i, Math.min(records.size(), i + each));
            Observation observation = observer.observe(exchange(place, numbers, some));
            shapes.add(observation);
            profile.add(observation, 1 + i % 7, Optional.of(shapes));
        }
        LearnedOperation operation = learned.of(new Operation("api.trial.example", "POST", "/records", ""), profile);
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<LearnedField> fields = new ArrayList<>(operation.parameters());
        fields.addAll(operation.requestBody().fields());
        operation
                .answers()
                .values()
                .forEach(answer -> fields.addAll(answer.body().fields()));
        for (LearnedField field : fields) {
            found.merge(field.path().fieldName(), field.dataClasses(), (a, b) -> a.isEmpty() ? b : a);
        }
        return found;
    }

    private Exchange exchange(Place place, boolean numbers, List<Map<String, String>> records) {
        String url = "https://api.trial.example/records";
        String asked = "{}";
        String answered = "{}";
        Map<String, String> first = records.getFirst();
        switch (place) {
            case QUERY -> url += "?" + form(first);
            case FORM -> asked = form(first);
            case BODY -> asked = object(first, numbers);
            case NESTED -> answered = "{\"data\":{\"attributes\":" + object(first, numbers) + "},\"links\":{}}";
            case IN_TEXT -> answered = "{\"seq\":1,\"payload\":" + quoted(object(first, numbers)) + "}";
            case ARRAY ->
                answered = "{\"items\":["
                        + String.join(
                                ",",
                                records.stream()
                                        .map(each -> object(each, numbers))
                                        .toList()) + "]}";
            default -> answered = object(first, numbers);
        }
        String type = place == Place.FORM ? "application/x-www-form-urlencoded" : "application/json";
        Headers headers = new Headers.Builder().add("content-type", type).build();
        Headers json =
                new Headers.Builder().add("content-type", "application/json").build();
        sent++;
        return new Exchange(
                new Origin("trial", sent),
                "",
                1_769_860_800_000_000L + sent * 1_000,
                1_000,
                "203.0.113.9",
                Direction.INCOMING,
                new Exchange.Request("POST", Slice.of(url), headers, Body.whole(Slice.of(asked))),
                Optional.of(new Exchange.Response(200, json, Body.whole(Slice.of(answered)))));
    }

    private static String form(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String object(Map<String, String> fields, boolean numbers) {
        List<String> members = new ArrayList<>();
        fields.forEach((name, value) -> members.add(quoted(name) + ":" + written(value, numbers)));
        return "{" + String.join(",", members) + "}";
    }

    private static String written(String value, boolean numbers) {
        return numbers && value.matches("-?(0|[1-9]\\d{0,17})(\\.\\d+)?") ? value : quoted(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
