package dev.sinew.engine.usage;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Operation;
import dev.sinew.model.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One use of an operation, beside what others do there: what rules look at. Whoever is judged never counts among the others.
 */
public final class Usage {
    private static final int FEW = 3;
    private static final long WHILE = 900_000_000L;

    private final Use use;
    private final Operation operation;
    private final Optional<Cohort> cohort;
    private final int pace;
    private final Habit here;
    private final Habit path;
    private final Habit api;
    private final Around around;

    /** What else is known, besides habits. */
    interface Around {
        /** Whether nothing was said of the judged caller about something here. */
        boolean isNew(String subject);

        /** How many operations of the host specifications have, and how many they have not. */
        Coverage coverage();

        /** Whether the judged caller does the work of staff. */
        boolean works();

        /** Whether the judged call names its own caller by what people log in with. */
        boolean namesItself();

        /** Whether it was told to be no staff before the judged call, and to be staff only after it. */
        boolean servesLater();

        /** The field by which the judged caller gave itself a right before, or empty. */
        String granted();

        /** Whether the judged caller took a whole list, as a rule told, and goes on with it. */
        boolean goesOn();

        /** Whether it was judged before: then what the caller did since explains nothing. */
        boolean again();
    }

    /**
     * How much of a host in use is described.
     *
     * @param described operations that specifications have, retired ones too
     * @param missing those that they have not
     */
    public record Coverage(int described, int missing) {}

    /**
     * What is known.
     *
     * @param pace how many calls the actor's minute had up to this one
     * @param here the operation's habit
     * @param path that of all methods of its path
     * @param api that of all its host
     * @param around what else is known
     */
    Usage(
            Use use,
            Operation operation,
            Optional<Cohort> cohort,
            int pace,
            Habit here,
            Habit path,
            Habit api,
            Around around) {
        this.use = use;
        this.operation = operation;
        this.cohort = cohort;
        this.pace = pace;
        this.here = here;
        this.path = path;
        this.api = api;
        this.around = around;
    }

    /** Of more than so many, no more may do it: what three people came upon is no accident any more. */
    private static final int ENOUGH = 48;

    /** Whether so few of so many do something that it is no habit: none, of twenty one, of forty and more two. */
    public static boolean isRare(int some, int all) {
        return some * 20 <= Math.min(all, ENOUGH);
    }

    public Use use() {
        return use;
    }

    public Operation operation() {
        return operation;
    }

    /** Whether the caller works for others: then it may do what others do not. */
    public boolean forOthers() {
        return cohort.isPresent() && (cohort.get() == Cohort.STAFF || cohort.get() == Cohort.SERVICE);
    }

    /** Whether the caller does the work of those who work for others, though nothing says that it is one of them. */
    public boolean works() {
        return around.works();
    }

    /** Whether it already did when it made this call: a role that it got later is no excuse for how it got it. */
    public boolean servedThen() {
        return forOthers() && !around.servesLater();
    }

    /** Whether it is about the caller itself: it signs up, names itself, or changes what is not told apart by any id. */
    public boolean isOfItself() {
        boolean unnamed = use.names().isEmpty()
                && operation.path().indexOf('{') < 0
                && !use.method().equals("POST");
        return !use.actor().known() || unnamed || around.namesItself();
    }

    /** The field by which the caller gave itself a right before this, as far as a rule told of it; or empty. */
    public String granted() {
        return around.granted();
    }

    /** Whether the caller took a whole list within minutes before this, or goes on with it, as far as a rule told of it. */
    public boolean goesOn() {
        return around.goesOn();
    }

    /** Whether it is a program that works for others. */
    public boolean isService() {
        return cohort.isPresent() && cohort.get() == Cohort.SERVICE;
    }

    private long judged() {
        return use.actor().key();
    }

    /** How many calls the caller made within the minute, up to this one. */
    public int pace() {
        return pace;
    }

    /** How many calls others make within their fullest minute. */
    public Numbers paces() {
        return new Numbers(api.of(Topics.PACE));
    }

    /** How many others used the operation with success, of those that are kept. */
    public int others() {
        return here.of(Topics.SUCCESS).others(judged());
    }

    /** How many others used the host with success. */
    public int othersOfApi() {
        return api.of(Topics.SUCCESS).others(judged());
    }

    /** How many others wrote a field here with success. */
    public int writersOf(Named field) {
        return here.of(Topics.written(field)).others(judged());
    }

    /** Whether it is known who writes a field here. */
    public boolean knowsWritersOf(Named field) {
        return here.tells(Topics.written(field));
    }

    /** How many others were answered here with a field after their writes. */
    public int shown(Named field) {
        return here.of(Topics.shown(field)).others(judged());
    }

    /** How many others were answered here with the same value of a field after their writes. */
    public int sharing(Named field) {
        return here.of(Topics.answered(field)).others(judged());
    }

    /** How often the caller had something for a code, this use included. */
    public long redeemed(Named code) {
        return here.of(Topics.redeemed(code)).of(judged());
    }

    /** Whether it had so before, and does not only because a button was pressed twice. */
    public boolean isRedeemedAgain(Named code) {
        long first = here.of(Topics.redeemedFirst(code)).of(judged());
        long since = first == 0 ? 0 : use.timeMicros() - (Long.MAX_VALUE - first);
        return since > 0 && !Redeeming.isPressedTwice(redeemed(code), since);
    }

    /** How often each of the others had something for the code that it used most here. */
    public Numbers redeeming() {
        return new Numbers(here.of(Topics.REDEEMS));
    }

    /** How much others want here by a parameter. */
    public Numbers amounts(Named parameter) {
        return new Numbers(here.of(Topics.amount(parameter)));
    }

    /** How much others want by any parameter of any operation of the host. */
    public Numbers amountsOfApi() {
        return new Numbers(api.of(Topics.AMOUNT));
    }

    /** How many values of a class others are shown here in one answer. */
    public Numbers revealed(Named kind) {
        return new Numbers(here.of(Topics.revealed(kind)));
    }

    /** The same of others but staff and services. */
    public Numbers revealedToUsers(Named kind) {
        return new Numbers(here.of(Topics.revealedToUser(kind)));
    }

    /** How many others, staff and services apart, succeed here. */
    public int users() {
        return here.of(Topics.USERS).others(judged());
    }

    /** How many values of a class others, staff and services apart, are shown by the host in one answer. */
    public Numbers revealedByApi(Named kind) {
        return new Numbers(api.of(Topics.revealed(kind)));
    }

    /** How many others, staff and services apart, succeed with the host. */
    public int usersOfApi() {
        return api.of(Topics.USERS).others(judged());
    }

    /** How often the caller itself was answered so in the longer of the last two periods. */
    public long ownLeaks(String leak) {
        return around.again() ? 0 : api.of(Topics.leak(leak)).of(judged());
    }

    /** How many others the host answered with what tells how it is built. */
    public int leakedTo(String leak) {
        return api.of(Topics.leak(leak)).others(judged());
    }

    /** How many others successfully call the path by some method. */
    public int othersOfPath() {
        return path.of(Topics.SUCCESS).others(judged());
    }

    /** How many others call the path by this method with success. */
    public int byMethod() {
        return path.of(Topics.method(use.method())).others(judged());
    }

    /** How many others name another method than they call. */
    public int overriding() {
        return path.of(Topics.OVERRIDE).others(judged());
    }

    /** How many others do so anywhere at the host: programs that can only send forms do so everywhere. */
    public int overridingAnywhere() {
        return api.of(Topics.OVERRIDE).others(judged());
    }

    /** Whether nothing was said of the caller about something here, within a period. */
    public boolean isNew(String subject) {
        return around.isNew(subject);
    }

    /** How much of the host is described. */
    public Coverage coverage() {
        return around.coverage();
    }

    /** How many others called with success what specifications do not have here, or no more. */
    public int outside() {
        return here.of(Topics.OUTSIDE).others(judged());
    }

    /** How many of those came first before some time. */
    public int outsideBefore(long time) {
        return here.of(Topics.OUTSIDE).reaching(Long.MAX_VALUE - time, judged());
    }

    /** When the caller itself came first, as far as is known; else the time of this use. */
    public long since() {
        long since = here.of(Topics.OUTSIDE).of(judged());
        return since == 0 ? use.timeMicros() : Long.MAX_VALUE - since;
    }

    /** How many others sent what breaks the specification of this operation in the same way, and were let. */
    public int breaking(Violation violation) {
        String topic = Topics.breaks(violation);
        return here.of(here.tells(topic) ? topic : Topics.breaks(violation.kind()))
                .others(judged());
    }

    /** Where the request is unlike those of all others, while no specification speaks of the operation. */
    public List<Violation> unlikeOthers() {
        return Forms.violations(use.forms(), here, judged());
    }

    /**
     * Whether something noticed is a habit here: at least three others who are known did the same at the same place and were let, more
     * of all others than one in twenty, and not all within a quarter of an hour, as accounts of one attacker would.
     */
    public boolean isHabit(MarkHit notice) {
        CallerSample those = here.of(Topics.noticed(notice));
        // Where callers are led elsewhere, nobody succeeds.
        CallerSample all = use.status() / 100 == 3 ? those : here.of(Topics.SUCCESS);
        int both = those.among(all, judged());
        boolean lasting = those.others(judged()) > those.reaching(those.largest(judged()) - WHILE, judged());
        return both >= FEW && !isRare(both, all.others(judged())) && lasting;
    }

    /**
     * Whether something noticed deviates from a habit: others do the like here, in a few ways that are known, and none of them in this one.
     */
    public boolean isOtherThanHabit(MarkHit notice) {
        String topic = Topics.noticedSo(notice);
        int ways = here.topics(Topics.noticedSo(notice.rule(), notice.place()));
        return here.tells(topic) && here.of(topic).others(judged()) == 0 && ways <= FEW;
    }

    /** Whether the answer to a write shows a field of this name. */
    public boolean isKept(String field) {
        return use.kept().stream().anyMatch(each -> each.name().equals(field));
    }

    /** What others have of something, each at most. */
    public final class Numbers {
        private final CallerSample sample;

        private Numbers(CallerSample sample) {
            this.sample = sample;
        }

        /** How many others have any. */
        public int others() {
            return sample.others(judged());
        }

        /** How many others have so many. */
        public int reaching(long number) {
            return sample.reaching(number, judged());
        }

        public long largest() {
            return sample.largest(judged());
        }

        /** What three in four do not exceed. */
        public long usual() {
            return sample.usual(judged());
        }
    }
}
