package dev.sinew.demo.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that a call brings. What is asked of it and is not there, or is no good, refuses the call. */
final class Body {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_ITEMS = 50;

    private final JsonNode tree;

    private Body(JsonNode tree) {
        this.tree = tree;
    }

    static Body read(byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree.isObject()) {
                return new Body(tree);
            }
        } catch (JacksonException e) {
            throw Refused.malformed("The body is no JSON.");
        }
        throw Refused.malformed("The body is no JSON object.");
    }

    /** A text of so many characters. */
    String text(String name, int least, int most) {
        return maybe(name, least, most).orElseThrow(() -> Refused.invalid(name + " is missing."));
    }

    /** A text of so many characters, if it is there. */
    Optional<String> maybe(String name, int least, int most) {
        JsonNode value = tree.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()
                || value.asString().strip().length() < least
                || value.asString().length() > most) {
            throw Refused.invalid(name + " is a text of " + least + " to " + most + " characters.");
        }
        return Optional.of(value.asString().strip());
    }

    /** An amount above zero with two decimals at most. */
    BigDecimal amount(String name, BigDecimal most) {
        JsonNode value = tree.path(name);
        BigDecimal amount = value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
        if (amount.signum() <= 0
                || amount.compareTo(most) > 0
                || amount.stripTrailingZeros().scale() > 2) {
            throw Refused.invalid(name + " is an amount above 0, up to " + most + ", with two decimals at most.");
        }
        return amount.setScale(2);
    }

    /** Whether there is such a member. */
    boolean has(String name) {
        return tree.has(name);
    }

    int integer(String name) {
        JsonNode value = tree.path(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw Refused.invalid(name + " is a whole number.");
        }
        return value.intValue();
    }

    List<Integer> integers(String name) {
        List<Integer> all = new ArrayList<>();
        for (JsonNode each : items(name)) {
            if (!each.isIntegralNumber() || !each.canConvertToInt()) {
                throw Refused.invalid(name + " is a list of whole numbers.");
            }
            all.add(each.intValue());
        }
        return all;
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode each : items(name)) {
            if (!each.isString()) {
                throw Refused.invalid(name + " is a list of texts.");
            }
            all.add(each.asString());
        }
        return all;
    }

    private JsonNode items(String name) {
        JsonNode list = tree.path(name);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_ITEMS) {
            throw Refused.invalid(name + " is a list of 1 to " + MOST_ITEMS + " items.");
        }
        return list;
    }
}
