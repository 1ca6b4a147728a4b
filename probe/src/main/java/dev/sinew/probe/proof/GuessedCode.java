package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.User;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Users.Entry;
import dev.sinew.probe.run.Writing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Tries the code that sets a forgotten password of a user whom the run signed up: wrong ones and then the right one, where the answer tells it, else all of three
 * and then of four digits as far as is allowed: where nobody said how many, as many as usual, and where these are no limit all, if the target is on this machine. What counts is that the user gets in with the password that was sent along, and did not before.
 */
record GuessedCode(Recovery recovery, Trial trial) {
    private static final int THREE_DIGITS = 1_000;
    private static final int ALL = 11_000;
    private static final int TOO_MANY = 429;

    Outcome judge() {
        return OthersAccount.whoever(trial.users().orElseThrow(), (victim, other, users) -> judge(victim, users));
    }

    private Outcome judge(User victim, Users users) {
        Reply asked = recovery.ask(victim, trial);
        String chosen = "Gs6!" + Fresh.word() + Fresh.word();
        if (!trial.isSuccess(asked) || recovery.set(victim, "0000", chosen).isEmpty()) {
            return Outcome.inconclusive("no code could be asked for: " + asked);
        }
        victim.mayHave(chosen);
        if (users.tries(victim, chosen) != Entry.REFUSED) {
            return Outcome.inconclusive(victim + " gets in with a password that was never set");
        }
        int allowed = trial.fixtures().orElseThrow().writing().loginTries();
        Optional<String> told = Recovery.codes(asked).stream()
                .filter(each -> each.matches("\\d{3,6}"))
                .findFirst();
        return told.isPresent()
                ? known(victim, users, chosen, told.get(), allowed)
                : guessed(victim, users, chosen, Math.min(allowed, ALL));
    }

    /** Wrong codes, and then the right one. */
    private Outcome known(User victim, Users users, String chosen, String right, int most) {
        int tries = Math.min(most, (int) Math.round(Math.pow(10, right.length())) - 2);
        Optional<Outcome> limited = wrong(victim, chosen, 0, tries, i -> Recovery.wrong(right, i));
        if (limited.isPresent()) {
            return limited.get();
        }
        if (users.tries(victim, chosen) != Entry.REFUSED) {
            return Outcome.inconclusive("a wrong code sets a password, too");
        }
        trial.askAgain(recovery.set(victim, right, chosen).orElseThrow(), Session.NOBODY);
        return users.tries(victim, chosen) == Entry.IN
                ? confirmed(
                        victim,
                        tries
                                + " wrong codes in a row were answered as the first, and the right one still set the password after them")
                : Outcome.refuted("after " + tries + " wrong codes the right one no longer works");
    }

    /** Codes in order, until one sets the password. */
    private Outcome guessed(User victim, Users users, String chosen, int most) {
        Optional<Outcome> ended = wrong(victim, chosen, 0, most, this::code);
        if (users.tries(victim, chosen) == Entry.IN) {
            return confirmed(victim, guessed(most));
        }
        if (ended.isPresent()) {
            return ended.get();
        }
        int more = more(most);
        if (more > most) {
            Optional<Outcome> later = wrong(victim, chosen, most, more, this::code);
            if (users.tries(victim, chosen) == Entry.IN) {
                return confirmed(victim, guessed(more));
            }
            return later.orElseGet(() -> Outcome.inconclusive("none of the codes "
                    + (recovery.isOfFour()
                            ? code(0) + " to " + code(more - 1)
                            : "of three" + (more < ALL ? "" : " and four") + " digits")
                    + " is right; " + more
                    + " wrong ones in a row were answered as the first"));
        }
        return Outcome.inconclusive(
                most + " wrong codes in a row were answered as the first, but the right one is not known"
                        + (most < ALL ? "; --login-tries " + ALL + " tries all of three and four digits" : ""));
    }

    private static String guessed(int most) {
        return "the code was guessed within " + most
                + " tries: its owner gets in with the password that was sent along";
    }

    /** How many may be tried where nobody said how many, and as many as usual were no limit: all that are short, where the target is on this machine and the budget has room. */
    private int more(int most) {
        boolean unsaid = trial.fixtures().orElseThrow().writing().loginTries() == Writing.USUAL_TRIES;
        if (!unsaid || !Listener.isHere(trial.target().getHost())) {
            return most;
        }
        int all = recovery.isOfFour() ? ALL - THREE_DIGITS : ALL;
        return trial.hasRoomFor(all) ? all : trial.hasRoomFor(THREE_DIGITS) ? THREE_DIGITS : most;
    }

    private String code(int from) {
        int number = recovery.isOfFour() ? from + THREE_DIGITS : from;
        return number < THREE_DIGITS
                ? String.format(Locale.ROOT, "%03d", number)
                : String.format(Locale.ROOT, "%04d", number - THREE_DIGITS);
    }

    /** Empty where all were answered as the first. */
    private Optional<Outcome> wrong(User victim, String chosen, int from, int most, IntFunction<String> codes) {
        int first = 0;
        for (int i = from; i < most; i++) {
            Ask ask = recovery.set(victim, codes.apply(i), chosen).orElseThrow();
            // What each wrong code is answered is a refusal, also where it is called a failure of the server.
            Reply reply = trial.askOdd(ask, Session.NOBODY);
            // Codes of another length may be refused in other words.
            first = i == from || i == THREE_DIGITS ? reply.status() : first;
            if (reply.status() == TOO_MANY || reply.status() == 0 || reply.status() != first) {
                return Optional.of(Outcome.refuted(
                        "the " + (i + 1) + "th wrong code was answered otherwise than the first: " + reply));
            }
        }
        return Optional.empty();
    }

    private Outcome confirmed(User victim, String how) {
        return Outcome.confirmed(
                how,
                List.of(
                        new Outcome.Step(Session.NOBODY, recovery.asked(victim), "asks for a code"),
                        new Outcome.Step(
                                Session.NOBODY,
                                recovery.set(victim, "CODE", "NEW_PASSWORD").orElseThrow(),
                                "tries codes, one after the other")));
    }
}
