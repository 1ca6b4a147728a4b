package dev.sinew.bench.world;

import java.util.Locale;

/** How an attacker reaches for what belongs to others. */
public enum AttackClass {
    /** One or a few objects of others, by an id in the path. */
    SINGLE_READ(false),
    /** Many objects of others. */
    MANY_READ(true),
    /** Small integers, one after the other. */
    WALK(true),
    /** Another's object changed. */
    WRITE(false),
    /** A child of another's under one's own parent, or the other way round. */
    CHILD_OF_OTHER(false),
    /** Another's id in the body. */
    BODY_ID(false),
    /** Another's id in the query. */
    QUERY_ID(false),
    /** Another's id in a header. */
    HEADER_ID(false),
    /** Another's id in a GraphQL variable. */
    GRAPHQL_ID(false),
    /** An operation that always checks. */
    DENIED(false),
    /** No token at all, where the application may have forgotten to ask for one. */
    UNAUTHENTICATED(false),
    /** An operation for staff, called by a customer. */
    PRIVILEGED(false);

    private final boolean many;

    AttackClass(boolean many) {
        this.many = many;
    }

    /** Whether it takes many objects. */
    public boolean many() {
        return many;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
