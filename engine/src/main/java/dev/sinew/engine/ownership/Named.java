package dev.sinew.engine.ownership;

/**
 * An object as named in one place of one access.
 *
 * @param type what kind of object, by the place's name
 * @param object the key of the object: its fingerprint, with the type where the value is short
 * @param print the value's fingerprint
 * @param number for integers the value shifted by a secret offset, else 0
 * @param place where: {@code path:3}, {@code query:id}, {@code body:card.id}
 * @param field the field's own name, or the parameter's
 * @param inList whether it stands in an element of a list
 * @param identity whether it is the id of what the message is about, rather than a reference
 */
record Named(
        String type,
        long object,
        long print,
        long number,
        String place,
        String field,
        boolean inList,
        boolean identity) {
    /** Where, for people: {@code the path as basketId}, {@code the body as card.id}. */
    String where() {
        int colon = place.indexOf(':');
        String location = place.substring(0, colon);
        return "the " + location + " as " + (location.equals("path") ? field : place.substring(colon + 1));
    }
}
