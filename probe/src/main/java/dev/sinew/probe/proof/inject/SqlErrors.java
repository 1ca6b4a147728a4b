package dev.sinew.probe.proof.inject;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.place.EachSlot;
import dev.sinew.probe.place.Slot;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a single quote breaks a statement and two, or a comment behind a name, do not, by what the database says of it. */
final class SqlErrors {
    /** What databases themselves say of a statement that cannot be read; not what they say of a value of the wrong type. */
    private static final String OF_DATABASES = "You have an error in your SQL syntax"
            + "|syntax error at or near"
            + "|unterminated quoted (?:string|identifier)"
            + "|near \\\\?\"[^\"\\r\\n]{0,80}\": syntax error"
            + "|unrecognized token: \\\\?\""
            + "|ORA-0(?:0933|1756|0936|0921|0911|1789)"
            + "|Unclosed quotation mark after the character string"
            + "|Incorrect syntax near '"
            + "|quoted string not properly terminated"
            + "|Dynamic SQL Error"
            + "|SQLCODE ?[=:] ?-10[34]"
            + "|SQL command not properly ended";
    /** What drivers and frameworks call such an error, whatever its text. */
    private static final String OF_DRIVERS = "SQLITE_ERROR"
            + "|SQLSTATE\\[?[:\\s]?\\s?42"
            + "|(?:SQL)?SyntaxErrorException"
            + "|JdbcSQLSyntaxError"
            + "|BadSqlGrammarException"
            + "|psycopg2?\\.errors\\.SyntaxError"
            + "|sqlite3\\.OperationalError"
            + "|SequelizeDatabaseError"
            + "|QuerySyntaxException";
    /** Single quotes stand around texts of statements; double ones also in what people search for, so that a driver's word does not count there. */
    private static final Map<String, Pattern> MESSAGES = new TreeMap<>(Map.of(
            "'", Pattern.compile(OF_DATABASES + "|" + OF_DRIVERS),
            "\"", Pattern.compile(OF_DATABASES)));
    /** What they say of a search expression that is a value: it is read by the search, not by the statement. */
    private static final Pattern OF_A_VALUE =
            Pattern.compile("fts5:|tsquery|FULLTEXT|FTS_|malformed MATCH|unterminated string|unexpected \\$end");

    private final Slot slot;
    private final Trial trial;
    private final Reply usual;
    private final String quote;
    private final Pattern messages;

    private SqlErrors(Slot slot, Trial trial, Reply usual, String quote, Pattern messages) {
        this.slot = slot;
        this.trial = trial;
        this.usual = usual;
        this.quote = quote;
        this.messages = messages;
    }

    static Outcome judge(Slot slot, Trial trial) {
        Reply usual = slot.send(slot.usual(), trial);
        if (EachSlot.isDisturbed(usual)) {
            return EachSlot.disturbed(usual);
        }
        Outcome last = Outcome.refuted("a quote brings no message of a database");
        for (Map.Entry<String, Pattern> each : MESSAGES.entrySet()) {
            Outcome outcome = new SqlErrors(slot, trial, usual, each.getKey(), each.getValue()).judge();
            if (outcome.verdict() == Verdict.CONFIRMED) {
                return outcome;
            }
            last = last.verdict() == Verdict.REFUTED ? outcome : last;
        }
        return last;
    }

    private Outcome judge() {
        if (message(usual).isPresent()) {
            return statement();
        }
        Reply broken = slot.send(slot.usual() + quote, trial);
        if (EachSlot.isDisturbed(broken)) {
            return EachSlot.disturbed(broken);
        }
        Optional<String> message = message(broken);
        if (message.isEmpty()) {
            return EachSlot.isBlocked(broken, usual)
                    ? EachSlot.blocked(broken, slot.usual() + quote, slot, trial)
                    : Outcome.refuted("a quote brings no message of a database");
        }
        for (String whole : controls()) {
            if (isWhole(whole) && isBroken() && isWhole(whole)) {
                return confirmed(message.get(), whole);
            }
        }
        String comment = slot.usual() + "/*" + Fresh.word() + "*/";
        if (isUsual(comment) && !isUsual(slot.usual() + Fresh.word()) && isBroken() && isUsual(comment)) {
            return confirmed(message.get(), comment);
        }
        return Outcome.inconclusive("a quote brings a database's message (" + message.get()
                + "), and so does a quote that is doubled, so that the statement may refuse the value itself");
    }

    /** Whether the value is a whole statement: a constant is selected without a message, and a verb that does not exist is not, for each of two. */
    private Outcome statement() {
        for (int i = 0; i < 2; i++) {
            String each = "select " + Fresh.number();
            String bad = each.replace("select", "selekt");
            if (!isWhole(each) || message(slot.send(bad, trial)).isEmpty()) {
                return Outcome.inconclusive("the answer to the usual value has a database's message already");
            }
        }
        return Outcome.inconclusive(
                "the value is worked out as a whole statement: what selects a constant has no message of a database, the same with a verb that does not"
                        + " exist has one; that may be what this is for");
    }

    private Outcome confirmed(String message, String whole) {
        return Outcome.confirmed(
                "with a quote the answer has a database's message (" + message + "), with " + whole
                        + " it has none, twice",
                List.of(
                        new Outcome.Step(
                                slot.persona().session(), slot.ask(slot.usual() + quote), "breaks the statement"),
                        new Outcome.Step(slot.persona().session(), slot.ask(whole), "does not")));
    }

    private List<String> controls() {
        String doubled = slot.usual() + quote + quote;
        return slot.isNumber() ? List.of(doubled, slot.usual() + "-0") : List.of(doubled);
    }

    private boolean isBroken() {
        return message(slot.send(slot.usual() + quote, trial)).isPresent();
    }

    private boolean isWhole(String value) {
        Reply reply = slot.send(value, trial);
        return !EachSlot.isDisturbed(reply)
                && reply.status() < 500
                && message(reply).isEmpty();
    }

    /** Where a value is a name in the statement, a comment behind it changes nothing, which another sign would. */
    private boolean isUsual(String value) {
        return Picture.of(slot.send(value, trial), value, slot.usual())
                .equals(Picture.of(usual, slot.usual(), slot.usual()));
    }

    private Optional<String> message(Reply reply) {
        Matcher found = messages.matcher(reply.text());
        return found.find() && !OF_A_VALUE.matcher(reply.text()).find() ? Optional.of(found.group()) : Optional.empty();
    }
}
