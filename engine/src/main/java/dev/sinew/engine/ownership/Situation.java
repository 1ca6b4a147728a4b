package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.Visibility;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Operation;
import dev.sinew.model.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An access with everything that is known when it is judged: what detectors look at.
 *
 * @param access what happened
 * @param operation of what
 * @param actor who, under today's key
 * @param cohort what kind of caller it was, empty where nobody is known
 * @param uses what each object that the request names is to the caller
 * @param breaks what all others keep to and this access does not
 * @param reached whether the answer holds what such answers hold
 * @param walk how the actor has been going through objects up to now, where it has
 * @param misses how usual it is to ask the operation for so many objects that do not exist, where the actor does
 * @param visited how many different objects of others it went through within an hour that it was given, where others name only their own
 * @param credentialed how many other callers succeeded with credentials, where nobody but the judged did without; else 0
 * @param signed how many calls others made that a header signs, where hardly any succeeded without and the judged signs none; else 0
 * @param privileged how many of staff and services use the operation, where no other user does; else 0
 * @param staffed how many of staff and services use the operation, where hardly any user does; else 0
 * @param forbidden where it is refused, how many different operations that only staff uses the caller was refused about that time
 * @param users how many users the api has besides
 * @param tokens what is known of the tokens that the request carried
 * @param shown how much of what is sensitive the caller was shown within the hour, where it was any
 * @param misplaced an object that was named under another one than it lives under
 * @param doubled where the request gives an id that others do not give there, or empty
 * @param missing a role that all others have who succeed, and the caller has not
 * @param lost how many in a hundred of a usual caller's answers nobody saw
 * @param serving whether the caller uses what is others' more often than its own, as those do who work for others
 * @param common whether the request asks for nothing of anybody's, and many were given all that the answer names
 * @param singled whether it was told of a role that hardly any other caller has
 * @param presumed whether nobody has answered yet, and success is what is presumed
 */
public record Situation(
        Access access,
        Operation operation,
        Signal.Actor actor,
        Optional<Cohort> cohort,
        List<ObjectUse> uses,
        List<BrokenHabit> breaks,
        boolean reached,
        Optional<Walk> walk,
        Optional<Misses> misses,
        int visited,
        int credentialed,
        int signed,
        int privileged,
        int staffed,
        int forbidden,
        int users,
        List<TokenUse> tokens,
        Optional<Shown> shown,
        Optional<Misplaced> misplaced,
        String doubled,
        Optional<MissingRole> missing,
        int lost,
        boolean serving,
        boolean common,
        boolean singled,
        boolean presumed) {
    /** Of so many lost answers in a hundred on, it is not known what callers were given: one answer may be a whole list. */
    private static final int THIN = 3;

    /** So many objects of others within an hour no lost list explains. */
    private static final int BEYOND = 16;

    /** So many objects that others shared are more than mails had links to. */
    private static final int MANY = 8;

    /** Where people are reached. */
    private static final Set<String> CONTACTS = Set.of("phone", "mobile", "msisdn", "telephone", "email", "mail");

    /** Whether a name is of where people are reached, whoever they are to the object. */
    public static boolean isContact(String name) {
        return CONTACTS.contains(name);
    }

    public Situation {
        uses = List.copyOf(uses);
        breaks = List.copyOf(breaks);
        tokens = List.copyOf(tokens);
    }

    /**
     * One object that the request names.
     *
     * @param type what it is
     * @param object its key
     * @param place where it was named, for people
     * @param relation what it is to the caller
     * @param how how its owner came to it: {@code created}, {@code named by its owner field} or {@code given to one caller only}
     * @param certain whether its owner is told by more than having been given it
     * @param given whether the caller was given it, or made it
     * @param tried for a refused call, how many different objects of others the caller has tried within a day, where others name only their
     *     own
     * @param owners how many other callers name only their own objects there
     * @param strangers how many others do not
     * @param typeOwners how many callers own objects of the type
     * @param typeReceivers how many callers were given objects of the type, at most eight, where each was given to one only; else 0
     * @param subject whether the call is about it
     * @param keeping how many others name only what they were given there, where hardly anybody names anything else and this was given to
     *     others, never to the caller; else 0
     * @param beyond how many others name only what they were given there, where hardly anybody names anything else and the caller was never given
     *     this, whether anybody was or not; else 0
     * @param constant how many others always name one and the same of their own there, where nearly everybody does and this is not the caller's; else 0
     * @param shares whether the caller uses something that was given to it and the owner alone, as those do who have an account together
     * @param source whether the request takes something from it, by its name
     * @param taken whether only answers about what is others' showed it to the caller
     * @param strange where nothing ever told the caller of it, of how many such it named there lately, this one among them; else 0
     * @param listeners how many others name there only what they were told of, where hardly anybody names anything else and the caller does; else 0
     * @param entrusted whether the caller was given it itself though its owner field names somebody else: what others asked for waits for who decides about it
     * @param denied what of it the caller was refused within a day before, where others succeed with their own, and did not get since
     * @param made whether the caller itself made it
     * @param mentioners where everybody is told of it and one other alone was given it itself, how many others name such there; else -1
     */
    public record ObjectUse(
            String type,
            long object,
            String place,
            Relation relation,
            String how,
            boolean certain,
            boolean given,
            int tried,
            int owners,
            int strangers,
            int typeOwners,
            int typeReceivers,
            boolean subject,
            int keeping,
            int beyond,
            int constant,
            boolean shares,
            boolean source,
            boolean taken,
            int strange,
            int listeners,
            boolean entrusted,
            Denied denied,
            boolean made,
            int mentioners) {}

    /** What a caller was refused of a thing before. */
    public enum Denied {
        NOTHING,
        CHANGING,
        READING
    }

    /**
     * How much a caller was shown that it does not own.
     *
     * @param objects different objects of one type in this hour, up to this answer
     * @param usual what three in four of the others are shown by the operation in their fullest hour at most
     * @param others how many others that is known of
     * @param people how many other people the objects belong to that this answer listed
     * @param listed how many others are given such lists
     * @param ofMany how many of those are given the objects of several other people
     */
    public record Shown(int objects, long usual, int others, int people, int listed, int ofMany) {}

    /**
     * An object under a foreign parent.
     *
     * @param object its key
     * @param where where it was named, for people
     * @param type its type
     * @param parent the type that it lives under
     */
    public record Misplaced(long object, String where, String type, String parent) {}

    /**
     * A role that a caller does not have.
     *
     * @param name of the role
     * @param others how many others succeed, all of whom have it
     * @param lacking how many callers of the api do not have it either, and never succeed
     * @param few whether hardly anybody has a role by which all others who succeed can be told
     */
    public record MissingRole(String name, int others, int lacking, boolean few) {}

    /**
     * A readable token as sent.
     *
     * @param signature what its signature proves
     * @param expired whether it had ended by the time of the call
     * @param notYetValid whether its time had not come
     * @param signedOtherwise how many other callers have tokens of its issuer that are signed with a private key, where it is signed
     *     with a secret; else 0
     * @param lateOthers how many other callers of the api succeeded with nothing but a token that had ended
     */
    public record TokenUse(
            Signature signature, boolean expired, boolean notYetValid, int signedOtherwise, int lateOthers) {}

    /**
     * A value that is an attribute of the caller for everybody but this caller.
     *
     * @param place where it stands, for people
     * @param attribute which attribute of callers
     * @param keepers how many others keep to it
     * @param breakers how many others do not
     * @param given whether the caller was given the object that the value names, or that the answer is about
     * @param list whether it stands in elements of a list
     * @param organisation whether it is the organisation that the caller belongs to
     */
    public record BrokenHabit(
            String place,
            String attribute,
            int keepers,
            int breakers,
            boolean given,
            boolean list,
            boolean organisation) {
        /** The attribute that nothing tells but what the caller does itself. */
        public static final String USUAL_TENANT = "usual organisation";
        /** The name that somebody logs in with. */
        public static final String LOGIN_NAME = "login name";
        /** The person whom answers about single things name to the caller by habit. */
        public static final String USUAL_PERSON = "usual person";
    }

    /**
     * A walk through objects of one type.
     *
     * @param type which
     * @param ids how many different ones that are not the actor's own, in the last hour
     * @param others how many of those belong to others, where others use what is others', too
     * @param foreign how many belong to others where hardly anybody does
     * @param shared how many of those are shared with some, as their answers say
     * @param apart how many of those were given to others, each to somebody who was given none of the rest
     * @param shown how many of those were given to several others
     * @param missing how many were refused or do not exist
     * @param absent how many do not exist, as their answers say
     * @param moves how often it went from one to another
     * @param steps how many of those were small steps in one direction
     * @param paced of how many small steps in one direction the access is one, with less than a day from each to the next
     * @param reached how many were answered
     */
    public record Walk(
            String type,
            int ids,
            int others,
            int foreign,
            int shared,
            int apart,
            int shown,
            int missing,
            int absent,
            int moves,
            int steps,
            int paced,
            int reached) {
        /** The same, of so many small steps in one direction. */
        Walk paced(int count) {
            return count == paced
                    ? this
                    : new Walk(
                            type, ids, others, foreign, shared, apart, shown, missing, absent, moves, steps, count,
                            reached);
        }

        /** How many of others' the actor had no business with: of what is shared with some, only many tell that. */
        public int hidden() {
            return foreign - (shared < MANY ? shared : 0);
        }
    }

    /**
     * How usual it is to ask an operation for what does not exist.
     *
     * @param others how many others use the operation with success
     * @param alike how many ask within some hour for three different objects that do not exist
     * @param straying how many go within some hour through a third as many objects of others as the caller, three at least
     */
    public record Misses(int others, int alike, int straying) {}

    /** The same, of which success is presumed. */
    Situation asPresumed() {
        return new Situation(
                access,
                operation,
                actor,
                cohort,
                uses,
                breaks,
                true,
                walk,
                misses,
                visited,
                credentialed,
                signed,
                privileged,
                staffed,
                forbidden,
                users,
                tokens,
                shown,
                misplaced,
                doubled,
                missing,
                lost,
                serving,
                common,
                singled,
                true);
    }

    /** Whether the caller works for others: then whose an object is says nothing. */
    public boolean forOthers() {
        return cohort.isPresent() && (cohort.get() == Cohort.STAFF || cohort.get() == Cohort.SERVICE);
    }

    /** Whether what the caller was given, and who it is, may stand in an answer that nobody saw: then one access says nothing. */
    public boolean isThin() {
        return lost >= THIN && walk.map(Walk::foreign).orElse(0) < BEYOND;
    }

    /** Whether who works for others may have been told by answers that nobody saw, and the caller rarely uses its own. */
    public boolean isPerhapsStaff() {
        return isThin() && serving;
    }

    /** Whether the answer is shared with some, of whom the caller may be one: then one access alone says little. */
    public boolean isPerhapsShared() {
        int others = walk.map(Walk::foreign).orElse(0);
        return access.visibility() == Visibility.SHARED && !access.writes() && others < MANY;
    }

    /** What came of it. */
    public Outcome outcome() {
        if (!reached) {
            return Outcome.ATTEMPTED;
        }
        return access.writes() ? Outcome.CHANGED : Outcome.EXPOSED;
    }
}
