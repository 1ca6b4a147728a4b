package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a single quote breaks a statement and two do not, by what the database says of it. */
final class SqlErrors {
    /** What databases and their drivers say of a statement that cannot be read; not what they say of a value of the wrong type. */
    private static final Pattern MESSAGE = Pattern.compile("You have an error in your SQL syntax"
            + "|syntax error at or near"
            + "|unterminated quoted (?:string|identifier)"
            + "|near \\\\?\"[^\"\\r\\n]{0,80}\": syntax error"
            + "|unrecognized token: "
            + "|SQLITE_ERROR"
            + "|ORA-0(?:0933|1756|0936|0921|0911|1789)"
            + "|Unclosed quotation mark after the character string"
            + "|Incorrect syntax near "
            + "|quoted string not properly terminated"
            + "|SQLSTATE\\[?[:\\s]?\\s?42"
            + "|(?:SQL)?SyntaxErrorException"
            + "|JdbcSQLSyntaxError"
            + "|BadSqlGrammarException"
            + "|Dynamic SQL Error"
            + "|SQLCODE ?[=:] ?-10[34]"
            + "|psycopg2?\\.errors\\.SyntaxError"
            + "|sqlite3\\.OperationalError"
            + "|SequelizeDatabaseError"
            + "|QuerySyntaxException"
            + "|SQL command not properly ended");
    /** What they say of a search expression that is a value: it is read by the search, not by the statement. */
    private static final Pattern OF_A_VALUE = Pattern.compile("fts5:|tsquery|FULLTEXT|malformed MATCH");

    private SqlErrors() {}

    static Outcome judge(Slot slot, Trial trial) {
        Reply usual = slot.send(slot.usual(), trial);
        Reply broken = slot.send(slot.usual() + "'", trial);
        for (Reply each : List.of(usual, broken)) {
            if (EachSlot.isDisturbed(each)) {
                return EachSlot.disturbed(each);
            }
        }
        if (EachSlot.isBlocked(broken, usual)) {
            return EachSlot.blocked(broken);
        }
        Optional<String> message = message(broken);
        if (message.isEmpty() || message(usual).isPresent()) {
            return Outcome.refuted("a quote brings no message of a database");
        }
        for (String whole : controls(slot)) {
            if (isWhole(slot, whole, trial)
                    && message(slot.send(slot.usual() + "'", trial)).isPresent()
                    && isWhole(slot, whole, trial)) {
                return Outcome.confirmed(
                        "with a quote the answer has a database's message (" + message.get() + "), with " + whole
                                + " it has none, twice",
                        List.of(
                                new Outcome.Step(
                                        slot.persona().session(), slot.ask(slot.usual() + "'"), "breaks the statement"),
                                new Outcome.Step(slot.persona().session(), slot.ask(whole), "does not")));
            }
        }
        return Outcome.inconclusive("a quote brings a database's message (" + message.get()
                + "), and so does a quote that is doubled, so that the statement may refuse the value itself");
    }

    private static List<String> controls(Slot slot) {
        return slot.isNumber() ? List.of(slot.usual() + "''", slot.usual() + "-0") : List.of(slot.usual() + "''");
    }

    private static boolean isWhole(Slot slot, String value, Trial trial) {
        Reply reply = slot.send(value, trial);
        return !EachSlot.isDisturbed(reply)
                && reply.status() < 500
                && message(reply).isEmpty();
    }

    private static Optional<String> message(Reply reply) {
        Matcher found = MESSAGE.matcher(reply.text());
        return found.find() && !OF_A_VALUE.matcher(reply.text()).find() ? Optional.of(found.group()) : Optional.empty();
    }
}
