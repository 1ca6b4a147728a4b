package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.References;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.ObjectKeys;
import dev.sinew.model.Operation;
import dev.sinew.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An access with its operation and the objects that it names.
 *
 * @param access what happened
 * @param site of what
 * @param asked objects named by the request
 * @param answered objects named by the answer
 * @param subject the object that the call is about: the last that its path names, else one that is the message's own
 */
record Used(
        Access access,
        Site site,
        List<Named> asked,
        List<Named> answered,
        @Nullable Named subject) {
    private static final Set<String> PAYING = Set.of("pay", "settle", "donate");

    static Used of(Access access, Site site) {
        List<Segment> segments = access.segments();
        List<Named> asked = new ArrayList<>(segments.size() + access.request().count());
        for (int i = 0; i < segments.size() && i < site.segments(); i++) {
            Place place = site.parameter(i);
            Segment segment = segments.get(i);
            if (place.key() != 0 && segment.length() > 0 && !site.isWay(i, segment)) {
                boolean small = ObjectKeys.isSmall(segment.format(), segment.length());
                asked.add(
                        new Named(place, Named.key(place, segment.print(), small), segment.print(), segment.number()));
            }
        }
        add(asked, access.request(), site, true);
        List<Named> answered = new ArrayList<>(access.answer().count());
        add(answered, access.answer(), site, false);
        boolean selected = !site.operation.selector().isEmpty();
        boolean pays = selected && access.writes() && isPaying(site.operation.selector());
        Named subject = pays ? null : subject(asked);
        if (subject == null && selected && !pays) {
            subject = echoed(asked, answered);
        }
        return new Used(access, site, asked, answered, subject);
    }

    /** The same as long as nobody has answered. */
    Used unanswered() {
        return new Used(access.unanswered(), site, asked, List.of(), subject);
    }

    /** How many ids the elements of its lists have. */
    int listed() {
        int count = 0;
        for (Named each : answered) {
            count += each.place().inList() ? 1 : 0;
        }
        return count;
    }

    private static void add(List<Named> into, References references, Site site, boolean request) {
        for (int row = 0; row < references.count(); row++) {
            Place place = site.of(references.path(row), request);
            if (place.key() != 0) {
                long print = references.print(row);
                long object = Named.key(place, print, references.small(row));
                into.add(new Named(place, object, print, references.number(row)));
            }
        }
    }

    private static @Nullable Named subject(List<Named> asked) {
        Named subject = null;
        for (Named named : asked) {
            if (named.place().path()) {
                subject = named;
            }
        }
        if (subject == null) {
            for (Named named : asked) {
                subject = subject == null && named.place().identity() ? named : subject;
            }
        }
        return subject;
    }

    /** Whether something is paid, as anybody may for somebody else: {@code payInvoice}, {@code invoice.pay}. */
    private static boolean isPaying(String selector) {
        List<String> words = NameTraits.words(selector);
        return !words.isEmpty() && (PAYING.contains(words.getFirst()) || PAYING.contains(words.getLast()));
    }

    /** The only object that is named by the request and by the answer, outside of lists: what a mutation whose name says something else changes. */
    private static @Nullable Named echoed(List<Named> asked, List<Named> answered) {
        Named echoed = null;
        for (Named named : asked) {
            boolean said = false;
            for (Named each : answered) {
                said |= each.object() == named.object()
                        && !each.place().inList()
                        && TypeNames.isBareId(each.place().field());
            }
            if (said && echoed != null) {
                return null;
            }
            echoed = said ? named : echoed;
        }
        return echoed;
    }

    /** Whether the answer, outside of lists, names an object. */
    boolean answersWith(Named object) {
        for (Named named : answered) {
            if (named.object() == object.object() && !named.place().inList()) {
                return true;
            }
        }
        return false;
    }

    Operation operation() {
        return site.operation;
    }

    long actor() {
        return access.actor().key();
    }

    /** Whether it asks without naming anything, so that the answer tells of the caller itself or of all. */
    boolean tellsOfItself() {
        boolean reads =
                access.reads() || (access.makes() && !site.operation.selector().isEmpty());
        return reads && asked.isEmpty();
    }

    /** Whether its caller gives a code alone, or accepts what it was offered: then it is let into what the answer names. */
    boolean letsIn() {
        return access.makes() && (site.accepts || asked.isEmpty());
    }

    /** Whether it is the subject that is named. */
    boolean isAbout(Named named) {
        return subject != null
                && named.object() == subject.object()
                && named.print() == subject.print()
                && named.number() == subject.number()
                && named.place().equals(subject.place());
    }

    /** Whether the request names an object. */
    boolean asks(long object) {
        for (Named each : asked) {
            if (each.object() == object) {
                return true;
            }
        }
        return false;
    }

    /** Whether an organisation's own page is read, which says what it is to whoever looks for one; not what is below it. */
    boolean isPageOf(Named organisation) {
        return organisation.place().tenant()
                && isAbout(organisation)
                && !access.writes()
                && Learner.endsPath(this, organisation);
    }

    /** Whether a value of an answer about one object is an id of something else that the object may belong to. */
    boolean refersTo(Named named) {
        Place place = named.place();
        return !place.inList() && !place.tenant() && !place.identity() && !isAbout(named) && !asks(named.object());
    }
}
