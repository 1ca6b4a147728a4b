package dev.sinew.engine.classify;

import dev.sinew.model.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a field's name, the objects around it and the fields beside it say about its classes. */
final class NameEvidence {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_PHRASE = 6;
    /** Objects with names, addresses and telephones that are no people. */
    private static final Set<String> ORGANISATIONS = Set.of(
            "agent",
            "bank",
            "company",
            "organization",
            "organisation",
            "publisher",
            "merchant",
            "store",
            "branch",
            "institution",
            "department",
            "product",
            "project",
            "team",
            "hotel",
            "restaurant",
            "school",
            "brand",
            "file",
            "app",
            "application",
            "workspace",
            "shop",
            "vendor",
            "office",
            "airline",
            "facility",
            "venue",
            "business",
            "employer",
            "plan",
            "warehouse",
            "group",
            "category");
    /** Names that end so hold whatever is put into them: the values alone tell. */
    private static final Set<String> VESSELS = Set.of("value", "data", "content", "payload");
    /** Words of names whose values are something else, whatever their digits pass. */
    private static final Set<String> CONTRADICTING = Set.of(
            "order",
            "tracking",
            "invoice",
            "created",
            "updated",
            "modified",
            "timestamp",
            "time",
            "ts",
            "quantity",
            "qty",
            "count",
            "version",
            "price",
            "sku",
            "ean",
            "isbn",
            "gtin",
            "upc",
            "barcode",
            "checksum",
            "etag",
            "sha",
            "md",
            "digest",
            "size",
            "width",
            "height",
            "length",
            "duration",
            "ttl",
            "page",
            "offset",
            "limit",
            "index",
            "sequence",
            "seq",
            "build",
            "revision",
            "latency",
            "epoch",
            "milli",
            "port",
            "color",
            "colour",
            "siren",
            "siret",
            "batch",
            "lot",
            "shipment",
            "parcel",
            "product",
            "item",
            "article",
            "request",
            "trace",
            "span",
            "correlation",
            "loyalty",
            "cursor",
            "next",
            "continuation",
            "firmware",
            "release",
            "serial",
            "waybill",
            "awb",
            "container",
            "hash",
            "weight",
            "nonce",
            "score",
            "model",
            "part");

    private final byte[] strengths = new byte[DataClass.values().length];
    private final byte[] lengths = new byte[strengths.length];
    private final byte[] contexts = new byte[strengths.length];
    private final List<String> words;
    private boolean contradicting;
    private boolean organisation;

    NameEvidence(FieldEvidence field, NameCache names) {
        FieldPath path = field.path();
        words = names.of(path.fieldName()).words();
        FieldPath above = path.named().parent();
        List<String> parent = names.of(above.fieldName()).words();
        List<String> all = new ArrayList<>(parent);
        all.addAll(words);
        read(all, parent.size());
        for (String word : parent) {
            organisation |= ORGANISATIONS.contains(word);
        }
        boolean whatever = !words.isEmpty() && VESSELS.contains(words.getLast());
        for (String word : words) {
            contradicting |= !whatever && CONTRADICTING.contains(word);
        }
        String own = path.fieldName();
        for (String neighbour : field.neighbours()) {
            if (!neighbour.equals(own)) {
                count(names.of(neighbour).context());
            }
        }
        count(context(parent, true));
        for (FieldPath up = above; up.depth() > 0; up = up.parent()) {
            count(names.of(up.name()).context());
        }
    }

    static List<String> limited(List<String> words) {
        return words.size() > MOST_WORDS ? words.subList(words.size() - MOST_WORDS, words.size()) : words;
    }

    /** Looks for phrases in the words of the parent, {@code own} of them, and of the field behind. */
    private void read(List<String> all, int own) {
        boolean neutralName = own < all.size() && isNeutral(all, own);
        for (int from = 0; from < all.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from + 1; to <= Math.min(all.size(), from + LONGEST_PHRASE); to++) {
                joined.append(all.get(to - 1));
                if (to > own || (to == own && neutralName)) {
                    match(all, own, from, to, joined.toString());
                }
            }
        }
    }

    private void match(List<String> all, int own, int from, int to, String joined) {
        boolean together = from < own;
        Set<DataClass> strong = NamePhrases.strong(joined);
        if (!strong.isEmpty() && isNeutral(all, to) && !turns(all, together ? 0 : own, from)) {
            for (DataClass each : strong) {
                // A user's name is a name; a user name is a login.
                if (!together || to == own || each != DataClass.USERNAME) {
                    note(each, 2, joined.length());
                }
            }
        }
        boolean whole = to == all.size() && isQualified(all, own, from);
        boolean ending = to == all.size() && to - from > 1;
        if (whole || ending) {
            for (DataClass each : NamePhrases.weak(joined)) {
                note(each, 1, joined.length());
            }
        }
    }

    /** Whether nothing but whose or what for stands before: the shipping address, the customer's name. */
    private static boolean isQualified(List<String> all, int own, int from) {
        if (from < own) {
            return false;
        }
        for (int i = own; i < from; i++) {
            if (!PhraseWords.QUALIFYING.contains(all.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void note(DataClass dataClass, int strength, int length) {
        int at = dataClass.ordinal();
        if (strength > strengths[at] || (strength == strengths[at] && length > lengths[at])) {
            strengths[at] = (byte) strength;
            lengths[at] = (byte) Math.min(length, 100);
        }
    }

    private static boolean isNeutral(List<String> all, int from) {
        for (int i = from; i < all.size(); i++) {
            if (!PhraseWords.NEUTRAL.contains(all.get(i))
                    && !Character.isDigit(all.get(i).charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean turns(List<String> all, int from, int to) {
        for (int i = from; i < to; i++) {
            if (PhraseWords.TURNING.contains(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The classes that the words of a name beside a field, or of the object around it, make likely. */
    static List<DataClass> context(List<String> beside, boolean parent) {
        List<DataClass> likely = new ArrayList<>();
        if (!parent) {
            likely.addAll(NamePhrases.beside(String.join("", beside)));
        }
        for (int from = 0; from < beside.size(); from++) {
            StringBuilder joined = new StringBuilder();
            for (int to = from + 1; to <= Math.min(beside.size(), from + 3); to++) {
                joined.append(beside.get(to - 1));
                String phrase = joined.toString();
                if (!parent) {
                    likely.addAll(NamePhrases.context(phrase));
                } else if (to == beside.size()) {
                    likely.addAll(NamePhrases.parent(phrase));
                }
            }
        }
        return List.copyOf(likely);
    }

    private void count(List<DataClass> supported) {
        for (DataClass each : supported) {
            int at = each.ordinal();
            contexts[at] = (byte) Math.min(9, contexts[at] + 1);
        }
    }

    /** The words of the field's own name. */
    List<String> words() {
        return words;
    }

    /** Whether the name says the class by itself. */
    boolean says(DataClass dataClass) {
        return strengths[dataClass.ordinal()] == 2;
    }

    /** Whether the name suits the class, or says it. */
    boolean suits(DataClass dataClass) {
        return strengths[dataClass.ordinal()] > 0;
    }

    /** How many letters of the name suit the class: of two classes that a name says, the longer phrase is meant. */
    int length(DataClass dataClass) {
        return lengths[dataClass.ordinal()];
    }

    /** How many names beside and above speak for the class, at most 9. */
    int context(DataClass dataClass) {
        return contexts[dataClass.ordinal()];
    }

    /** Whether the object around is something that has a name and an address, and is nobody. */
    boolean isOfOrganisation() {
        return organisation;
    }

    /** Whether the name speaks of something that is no class: an order, a time, a price, a hash. */
    boolean contradicts() {
        return contradicting;
    }
}
