package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.model.Segment;
import dev.sinew.model.ValueFormat;
import java.util.List;
import java.util.Set;

/**
 * Names of methods that say that they only ask: {@code parcel.get}, {@code listParcels}, {@code orders/search}, and paths of calls that end so:
 * {@code accounts/getDetails}, {@code orders/search}. A name without such a word, as {@code account.balance} is, says nothing. Belongs to one thread.
 */
final class AskingNames {
    private static final Set<String> ASKING =
            Set.of("get", "fetch", "find", "list", "search", "query", "lookup", "show", "view", "describe", "count");

    private static final List<String> READ = List.of("read");

    /** Words that say that there is more to it: {@code getOrCreate}. */
    private static final Set<String> CHANGING =
            Set.of("or", "and", "create", "add", "set", "update", "delete", "remove", "save", "mark", "insert", "pay");

    /** What a path that ends so is called with a body for. */
    private static final Set<String> LOOKING = Set.of("find", "search", "query", "lookup", "inquiry", "enquiry");
    /** The same where a name of things stands before it: what lies behind an id is done to a thing, which may be listed for sale. */
    private static final Set<String> OF_THINGS = Set.of("get", "fetch", "list", "view", "show", "download");

    private final Recent<String, Boolean> names = new Recent<>(AskingNames::isAsking);
    private final Recent<String, Boolean> lastBelowIds = new Recent<>(segment -> isAsking(segment, false));
    private final Recent<String, Boolean> lastBelowThings = new Recent<>(segment -> isAsking(segment, true));

    /** Whether a name is one. */
    boolean isOne(String name) {
        return names.of(name);
    }

    /** Whether the last segment of a path says so. */
    boolean isPath(List<Segment> segments) {
        String last = segments.isEmpty() ? "" : segments.getLast().text();
        if (last.isEmpty()) {
            return false;
        }
        Segment above = segments.get(Math.max(0, segments.size() - 2));
        boolean ofThings = segments.size() > 1 && above.format() == ValueFormat.WORD;
        return (ofThings ? lastBelowThings : lastBelowIds).of(last);
    }

    private static boolean isAsking(String name) {
        List<String> words = NameTraits.words(name);
        return words.size() > 1
                && (ASKING.contains(words.getFirst()) || ASKING.contains(words.getLast()))
                && words.stream().noneMatch(CHANGING::contains);
    }

    private static boolean isAsking(String segment, boolean ofThings) {
        int dot = segment.lastIndexOf('.');
        if (dot > 0) {
            // Methods of things, as of objects: invoice.getMany, note.read.
            List<String> method = NameTraits.words(segment.substring(dot + 1));
            return !method.isEmpty()
                    && (ASKING.contains(method.getFirst()) || method.equals(READ))
                    && method.stream().noneMatch(CHANGING::contains);
        }
        List<String> words = NameTraits.words(segment);
        if (words.size() == 1) {
            return LOOKING.contains(words.getFirst()) || (ofThings && OF_THINGS.contains(words.getFirst()));
        }
        return !words.isEmpty() && ASKING.contains(words.getFirst()) && isAsking(segment);
    }
}
