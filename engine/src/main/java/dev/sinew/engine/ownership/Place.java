package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Set;

/**
 * A place of an operation where an object may be named.
 *
 * @param key derived from operation and place
 * @param type what kind of object stands there, by the place's name
 * @param typeKey the type within its api
 * @param field the field's own name, or the parameter's
 * @param where for people: {@code the path as basketId}, {@code the body as card.id}
 * @param path whether it is a segment of the path
 * @param person whether it names whom something belongs to, by its words
 * @param list which list it stands in an element of, 0 for none
 * @param identity whether it is the id of what the message is about, rather than a reference
 * @param itself whether it is the id of the object that stands around it, in a list or at the top of the message
 * @param party whether its words say who takes part in something, outside of paths
 * @param owner whether its words say whom something belongs to, rather than who has to do with it
 * @param tenant whether its words say for which organisation a call is made
 * @param organisation whether it is an answer's, and its words name an organisation that people belong to
 * @param source whether it is a request's, and its words say that something is taken from what it names
 */
record Place(
        long key,
        String type,
        int typeKey,
        String field,
        String where,
        boolean path,
        boolean person,
        long list,
        boolean identity,
        boolean itself,
        boolean party,
        boolean owner,
        boolean tenant,
        boolean organisation,
        boolean source) {
    Place(
            long key,
            String type,
            int typeKey,
            String field,
            String where,
            boolean path,
            boolean person,
            long list,
            boolean identity,
            boolean itself,
            boolean party,
            boolean owner,
            boolean tenant,
            boolean organisation) {
        this(
                key,
                type,
                typeKey,
                field,
                where,
                path,
                person,
                list,
                identity,
                itself,
                party,
                owner,
                tenant,
                organisation,
                isAsked(where) && PeopleWords.isSource(field));
    }

    /** Whether requests have it. */
    boolean asked() {
        return isAsked(where);
    }

    private static boolean isAsked(String where) {
        return !where.startsWith("the answer");
    }

    /** The same for all operations of an api, where it is a header: of which operation it is the id says nothing of it. */
    Place pooled() {
        return identity && where.startsWith("the header")
                ? new Place(
                        key,
                        type,
                        typeKey,
                        field,
                        where,
                        path,
                        person,
                        list,
                        false,
                        itself,
                        party,
                        owner,
                        tenant,
                        organisation)
                : this;
    }

    /** Nothing that names an object. */
    static final Place NONE = new Place(0, "", 0, "", "", false, false, 0, false, false, false, false, false, false);

    private static final Set<String> NUMBER = Set.of("number", "Number", "no", "No", "nr", "Nr", "num", "Num");

    /** Equal places are nearly always the very same instance, and others have other keys: the words are hardly ever compared. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Place place
                        && key == place.key
                        && typeKey == place.typeKey
                        && list == place.list
                        && flags() == place.flags()
                        && type.equals(place.type)
                        && field.equals(place.field)
                        && where.equals(place.where));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key);
    }

    private int flags() {
        return (path ? 1 : 0)
                | (person ? 2 : 0)
                | (identity ? 4 : 0)
                | (itself ? 8 : 0)
                | (owner ? 16 : 0)
                | (party ? 32 : 0)
                | (tenant ? 64 : 0)
                | (organisation ? 128 : 0);
    }

    /** Whether it stands in an element of a list. */
    boolean inList() {
        return list != 0;
    }

    /** Whether it is a field of the lines that a message lists, as of what is ordered, and not what the lines are about. */
    boolean isLine() {
        return inList() && !path && !itself && !where.endsWith("]");
    }

    /** Whether it is called a number, whatever of. */
    boolean isNumber() {
        return NUMBER.contains(field);
    }

    void write(StateWriter out) {
        out.fixed(key);
        out.shared(type);
        out.fixed(typeKey);
        out.shared(field);
        out.shared(where);
        out.fixed(list);
        out.octet(flags());
    }

    static Place read(StateReader in) {
        long key = in.fixedLong();
        String type = in.shared();
        int typeKey = in.fixedInt();
        String field = in.shared();
        String where = in.shared();
        long list = in.fixedLong();
        int flags = in.octet();
        return new Place(
                key,
                type,
                typeKey,
                field,
                where,
                (flags & 1) != 0,
                (flags & 2) != 0,
                list,
                (flags & 4) != 0,
                (flags & 8) != 0,
                (flags & 32) != 0,
                (flags & 16) != 0,
                (flags & 64) != 0,
                (flags & 128) != 0);
    }
}
