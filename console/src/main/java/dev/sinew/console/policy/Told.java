package dev.sinew.console.policy;

import java.util.List;
import java.util.Optional;

/** What somebody wrote, by names in camel case; in whatever way. */
public interface Told {
    /** A value that may be missing. */
    Optional<String> text(String name) throws Unfit;

    /** The values of a list, none where it is missing. */
    List<String> texts(String name) throws Unfit;

    /** That what was written cannot be taken: under which name, what is wrong, and the cure. */
    final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final String cure;

        public Unfit(String name, String what, String cure) {
            super(what, null, false, false);
            this.name = name;
            this.cure = cure;
        }

        public String name() {
            return name;
        }

        /** To stand behind the name. */
        public String what() {
            return String.valueOf(getMessage());
        }

        public String cure() {
            return cure;
        }
    }

    /** What an object of JSON says. */
    static Told of(Part part) {
        return new Told() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(part.texts().get(name)).map(String::strip);
            }

            @Override
            public List<String> texts(String name) {
                return part.texts().containsKey(name) ? List.of(part.text(name)) : part.list(name);
            }
        };
    }
}
