package dev.sinew.store.sql;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts that both databases can store: what is no Unicode, or the character zero, which PostgreSQL refuses, becomes the replacement
 * character. Such texts come from hostile traffic.
 */
final class Texts extends AbstractArgumentFactory<String> {
    private static final char REPLACEMENT = '\ufffd';

    Texts() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String text, ConfigRegistry config) {
        String storable = storable(text);
        return (position, statement, context) -> statement.setString(position, storable);
    }

    static String storable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == 0 || Character.isSurrogate(letter)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : point)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
