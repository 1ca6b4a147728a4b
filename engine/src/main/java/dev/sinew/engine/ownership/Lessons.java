package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;

/**
 * What accesses teach of places, operations and objects. All of it adds up to the same in any order, so that it may be sent
 * from where callers are kept to where places and objects are.
 */
interface Lessons {
    /** A value at a place is, or is not, an attribute of the caller. */
    void attribute(Place place, int attribute, long caller, boolean yes, long value);

    /** An answer to a call without parameters told a caller a value. */
    void told(Place place, long caller, long value);

    /** A caller named an object of its own, or of somebody else. */
    void own(Place place, long caller, boolean yes);

    /** A caller named what everybody is told of and one other alone was given. */
    void mentioned(Place place, long caller);

    /** A caller named an object that it was handed, or not. */
    void given(Place place, long caller, boolean yes);

    /** A caller named an object that answers had told it of, or not. */
    void heard(Place place, long caller, boolean yes, boolean staff);

    /** By all but the answer a caller named what is another's; the answer said why it may: as it names the caller, or for another reason. */
    void explained(Place kind, long caller, boolean named);

    /** A call succeeded. */
    void used(Site site, Access access, boolean forOthers, boolean guest);

    /** A call came in. */
    void called(Site site, Access access, boolean forOthers, boolean guest);

    /** A list gave a caller objects of so many others. */
    void people(Site site, long caller, int others);

    /** A caller does nothing but work on what others own, day after day. */
    void worksOnOthers(Site site, long caller);

    /** A caller uses what is others' more often than its own, so far, or does not. */
    void serves(Site site, long caller, boolean yes);

    /** An answer gave an object to a caller who had not named it, or mentioned it. */
    void handed(Named object, long caller, boolean given, int time);

    /** A caller made an object, by a call that named some parties. */
    void created(Named object, long caller, boolean known, int time, long[] parties);

    /** An object's owner field names a person. */
    void named(Named object, long person, int time);

    /** An answer says of an object whether everybody may see it. */
    void published(Named object, boolean open, int time);

    /** An object was listed, or made, under another one. */
    void under(Named object, long parent, int time);

    void deleted(Named object, int time);

    /** A caller was shown so many objects of one type within an hour. */
    void shown(Site site, long caller, int objects);

    /** A caller asked for so many different objects within an hour that do not exist. */
    void missed(Site site, long caller, int objects);

    /** A caller used so many different objects of other people within an hour. */
    void strayed(Site site, long caller, int objects);

    /** A caller with some rights succeeded. */
    void rights(Site site, long caller, long bits);

    /** A caller gave a place several values at once, or one. */
    void repeated(Place place, long caller, boolean yes);
}
