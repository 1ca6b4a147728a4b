package dev.sinew.bench.classes;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Fields that hold no data class, and make none of what stands beside them: a {@code value} beside a {@code currency} is an amount.
 *
 * @param names what such fields are called, in words
 * @param values how a value is written
 */
record Noise(List<String> names, Function<Dice, String> values) {
    private static final String[] WORDS = {
        "delivery", "of", "spare", "parts", "for", "the", "second", "floor", "please", "call", "before", "noon",
                "invoice", "monthly",
        "review", "team", "number", "card", "address", "name", "und", "mit", "pour", "avec", "para", "gerne", "status",
                "open"
    };

    private static Noise of(String names, Function<Dice, String> values) {
        return new Noise(List.of(names.split("\\|", -1)), values);
    }

    private static final String VAGUE = "value|data|ref|id|code|number|key|content|item|result";

    static List<Noise> all() {
        return List.of(
                of(
                        VAGUE
                                + "|order id|invoice number|ticket number|external ref|tracking number|auftragsnummer|numero commande|numero pedido",
                        dice -> "" + dice.number(100_000_000L, 999_999_999L)),
                of(
                        VAGUE + "|order number|case id|legacy id|shipment number|rechnungsnummer|numero facture",
                        dice -> "" + dice.number(1_000_000_000L, 9_999_999_999L)),
                of(
                        VAGUE + "|order id|booking number|document id|belegnummer",
                        dice -> "" + dice.number(10_000_000_000L, 99_999_999_999L)),
                of(VAGUE + "|batch number|parcel id|sendungsnummer", dice -> dice.digits(12)),
                of(VAGUE + "|message id|event id|entity id", dice -> dice.digits(13)),
                of(VAGUE + "|sequence|run id|correlation id", dice -> dice.digits(14)),
                of(VAGUE + "|merchant reference|retrieval ref|job id", dice -> dice.digits(15)),
                of(VAGUE + "|trace number|order reference|voucher", dice -> dice.digits(16)),
                of(
                        VAGUE + "|snowflake|tweet id|channel id",
                        dice -> "" + dice.number(100_000_000_000_000_000L, 999_999_999_999_999_999L)),
                of(VAGUE + "|quantity|page|version|priority", dice -> "" + dice.between(0, 9999)),
                of(
                        "created|created at|timestamp|updated|erstellt am|value|time|ts",
                        dice -> "" + dice.number(1_600_000_000L, 1_790_000_000L)),
                of(
                        "created|timestamp ms|updated at|event time|value|fecha creacion",
                        dice -> "" + dice.number(1_600_000_000_000L, 1_790_000_000_000L)),
                of(
                        "timestamp ns|time unix nano|value|start time",
                        dice -> "" + dice.number(1_600_000_000_000_000_000L, 1_790_000_000_000_000_000L)),
                of(
                        "created at|updated at|valid from|value|date modification|due date|geaendert am",
                        dice -> Instant.ofEpochSecond(dice.number(1_600_000_000L, 1_790_000_000L))
                                .toString()),
                of(
                        "delivery day|pickup day|delivery date|value|data|date",
                        dice -> Dice.written(java.time.LocalDate.ofEpochDay(dice.number(18_000, 20_500)), "yyyyMMdd")),
                of(
                        "stamp|value|log time|processed",
                        dice -> Dice.written(java.time.LocalDate.ofEpochDay(dice.number(18_000, 20_500)), "yyyyMMdd")
                                + dice.padded(0, 23, 2)
                                + dice.padded(0, 59, 2)
                                + dice.padded(0, 59, 2)),
                of(
                        "order number|invoice no|value|ref|belegnummer",
                        dice -> Dice.written(java.time.LocalDate.ofEpochDay(dice.number(18_000, 20_500)), "yyMMdd")
                                + dice.digits(4)),
                of(
                        "order number|invoice no|value|ref",
                        dice -> Dice.written(java.time.LocalDate.ofEpochDay(dice.number(18_000, 20_500)), "yyMMdd")
                                + "-" + dice.digits(4)),
                of(
                        "invoice number|invoice no|value|document",
                        dice -> "INV-20" + dice.between(20, 26) + "-" + dice.digits(6)),
                of(
                        "order id|sku|value|ref|article number|artikelnummer",
                        dice -> dice.of(Dice.CAPITALS, dice.between(2, 3)) + dice.digits(7)),
                of(
                        "license plate ref|sku|part|value|code",
                        dice -> dice.of(Dice.CAPITALS, 1) + dice.digits(7) + dice.of(Dice.CAPITALS, 1)),
                of("id|uuid|request id|value|data|ref|correlation id|object id", Dice::uuid),
                of("hash|sha256|checksum|digest|etag|value|fingerprint", dice -> dice.of(Dice.HEX, 64)),
                of("hash|md5|checksum|etag|value|object id", dice -> dice.of(Dice.HEX, 32)),
                of("commit|sha1|revision|value|ref", dice -> dice.of(Dice.HEX, 40)),
                of("object id|mongo id|value|ref", dice -> dice.of(Dice.HEX, 24)),
                of("cursor|next page|value|data|thumbnail", dice -> dice.of(Dice.ANY, 40)),
                of("description|comment|text|value|bemerkung|commentaire|observacoes|message|notes", Noise::prose),
                of(
                        "title|subject|headline|value|label|product name|file name|betreff",
                        dice -> dice.pick(WORDS) + " " + dice.pick(WORDS) + " " + dice.between(1, 99)),
                of(
                        "version|app version|value|build|schema version",
                        dice -> dice.below(30) + "." + dice.below(60) + "." + dice.below(999)),
                of(
                        "build|os version|value|version",
                        dice -> dice.between(1, 15) + "." + dice.below(20) + "." + dice.below(9000) + "."
                                + dice.below(900)),
                of(
                        "x|y|ratio|score|value|data|offset|weight",
                        dice -> String.format(Locale.ROOT, "%.6f", dice.real() * 360 - 180)),
                of(
                        "rate|percentage|temperature|value|duration",
                        dice -> String.format(Locale.ROOT, "%.2f", dice.real() * 100)),
                of("gtin|ean|barcode|value|article", dice -> ean(dice)),
                of("isbn|book|value|code", dice -> isbn(dice)),
                of(
                        "customer no|member ref|ticket id|callback ref|value|id",
                        dice -> dice.pick("017", "015", "06", "07") + dice.digits(8)),
                of(
                        "url|href|link|value|image url|self",
                        dice -> "https://cdn.example.org/a/" + dice.of(Dice.HEX, 12) + "/" + dice.between(1, 999)
                                + ".png"),
                of("color|farbe|value|theme", dice -> "#" + dice.of(Dice.HEX, 6)),
                of("vin|fin|value|chassis", dice -> "WVWZZZ" + dice.of("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", 11)),
                of(
                        "tracking code|tracking number|value|awb",
                        dice -> "1Z" + dice.of(Dice.CAPITALS + Dice.DIGITS, 6) + dice.digits(10)),
                of("unit|measure|value|symbol", dice -> dice.pick("EUR", "USD", "GBP", "CHF", "SEK")),
                of(
                        "status|state|type|value|zustand|estado",
                        dice -> dice.pick("OPEN", "CLOSED", "PENDING", "IN_REVIEW")),
                of("country|land|pays|value|region", dice -> dice.pick("DE", "FR", "GB", "ES", "PT", "US")),
                of("flight|seat|room|gate|value", dice -> dice.of(Dice.CAPITALS, 1) + dice.digits(2)),
                of(
                        "room code|shelf|value|slot",
                        dice -> dice.of(Dice.CAPITALS, 1) + dice.digits(2) + "." + dice.digits(1)),
                of(
                        "token count|max tokens|password policy days|pin attempts|address count|email count|card count|name length|session timeout"
                                + "|otp length|balance sheet year|tokens used|otp attempts|answer count",
                        dice -> "" + dice.between(1, 9000)),
                of("answer|question|reply|antwort|reponse", Noise::prose),
                of(
                        "current|new|old|repeat|initial|previous",
                        dice -> dice.pick("red", "blue", "wide", "narrow") + "-" + dice.between(1, 500)));
    }

    private static String prose(Dice dice) {
        StringBuilder text = new StringBuilder(dice.pick(WORDS));
        for (int i = dice.between(4, 20); i > 0; i--) {
            text.append(' ').append(dice.oneIn(9) ? "" + dice.between(1, 99_999) : dice.pick(WORDS));
        }
        return text.append('.').toString();
    }

    private static String ean(Dice dice) {
        String number = dice.pick("40", "30", "50", "87", "84", "56") + dice.digits(10);
        return number + CheckDigit.ean(number);
    }

    private static String isbn(Dice dice) {
        String number = "978" + dice.digits(9);
        return number + CheckDigit.ean(number);
    }
}
