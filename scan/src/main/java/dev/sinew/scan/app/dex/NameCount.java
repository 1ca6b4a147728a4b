package dev.sinew.scan.app.dex;

/**
 * How names were chosen: by people, or by a tool that shortens them.
 *
 * @param classes how many classes, without those whose names have to stay
 * @param shortClasses how many of those have a name of one or two characters
 * @param methods how many methods, without constructors and those whose names the platform gives
 * @param shortMethods how many of those are as short
 * @param fields how many fields
 * @param shortFields how many of those are as short
 */
public record NameCount(int classes, int shortClasses, int methods, int shortMethods, int fields, int shortFields) {
    /** The share of short names among all, from 0 to 1. */
    public double share() {
        int all = classes + methods + fields;
        return all == 0 ? 0 : (shortClasses + shortMethods + shortFields) / (double) all;
    }

    /** The share among classes. */
    public double classShare() {
        return classes == 0 ? 0 : shortClasses / (double) classes;
    }
}
