package dev.sinew.scan.password;

import dev.sinew.scan.rules.Kind;

/**
 * A secret that is given to a name.
 *
 * @param name what it is called
 * @param value the secret
 * @param from where the value begins in its line
 * @param kind a password or what is called a key
 * @param sure whether the file holds settings, rather than a program
 */
public record Assignment(String name, String value, int from, Kind kind, boolean sure) {
    @Override
    public String toString() {
        return name + " = •••";
    }
}
