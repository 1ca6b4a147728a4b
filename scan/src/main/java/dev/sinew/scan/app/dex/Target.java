package dev.sinew.scan.app.dex;

import java.util.List;

/**
 * A method, as code names it.
 *
 * @param owner its class as a descriptor, {@code Ljava/lang/String;}
 * @param name its name
 * @param parameters the descriptors of its parameters
 * @param returns the descriptor of what it returns
 */
public record Target(String owner, String name, List<String> parameters, String returns) {
    public Target {
        parameters = List.copyOf(parameters);
    }

    /** Whether it is that method, with whatever parameters. */
    public boolean is(String type, String method) {
        return name.equals(method) && owner.equals(type);
    }

    /** The parameters as they are written, one after the other. */
    public String signature() {
        return String.join("", parameters);
    }

    /** As people write it: {@code java.lang.String.trim}. */
    @Override
    public String toString() {
        return Names.dotted(owner) + "." + name;
    }
}
