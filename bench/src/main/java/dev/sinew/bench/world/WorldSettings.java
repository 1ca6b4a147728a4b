package dev.sinew.bench.world;

import java.util.List;
import java.util.Set;

/**
 * What a world is made of.
 *
 * @param seed the same seed gives the same events
 * @param users honest users, spread evenly over the applications
 * @param attackers users who attack now and then, spread over the attacks that are left
 * @param manyObject the share of the attackers who take many objects
 * @param staff people who work for the applications that have staff
 * @param services applications' own accounts
 * @param thirdParties applications that act with users' consent
 * @param days how long
 * @param visitsPerDay how often a user comes on average; a visit is about nine exchanges
 * @param lost the share of answers that the collector did not see, half of them whole and half their bodies
 * @param applications names out of {@link Applications#NAMES}
 * @param flawsOff flaws of {@link World#flaws} that the applications do not have
 * @param attacks the classes of attack that occur
 */
public record WorldSettings(
        long seed,
        int users,
        int attackers,
        double manyObject,
        int staff,
        int services,
        int thirdParties,
        int days,
        double visitsPerDay,
        double lost,
        List<String> applications,
        Set<String> flawsOff,
        Set<AttackClass> attacks) {

    public WorldSettings {
        applications = List.copyOf(applications);
        flawsOff = Set.copyOf(flawsOff);
        attacks = Set.copyOf(attacks);
        if (users < 0 || attackers < 0 || days < 1 || visitsPerDay <= 0 || lost < 0 || lost > 1) {
            throw new IllegalArgumentException("numbers out of range");
        }
        if (applications.isEmpty() || !Applications.NAMES.containsAll(applications)) {
            throw new IllegalArgumentException("applications are some of " + Applications.NAMES);
        }
    }

    /** All applications, all flaws, all attacks. */
    public static WorldSettings of(long seed, int users, int attackers, int days) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                0.52,
                users < 1_200 ? Math.clamp(users / 10, 2, 6) : users / 200,
                Math.max(3, users / 1_000),
                Math.max(3, users / 700),
                days,
                2.2,
                0,
                Applications.NAMES,
                Set.of(),
                Set.of(AttackClass.values()));
    }

    /** 20,000 users over 8 days with 125 attackers, 65 of them for many objects. */
    public static WorldSettings standard(long seed) {
        return of(seed, 20_000, 125, 8);
    }

    /** The same with other chances. */
    public WorldSettings withSeed(long other) {
        return new WorldSettings(
                other,
                users,
                attackers,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                lost,
                applications,
                flawsOff,
                attacks);
    }

    public WorldSettings withApplications(String... names) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                lost,
                List.of(names),
                flawsOff,
                attacks);
    }

    public WorldSettings withLost(double share) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                share,
                applications,
                flawsOff,
                attacks);
    }

    /** Attackers as a share of all users; the number of honest users stays. */
    public WorldSettings withAttackerShare(double share) {
        int count = (int) Math.round(users * share / (1 - share));
        return new WorldSettings(
                seed,
                users,
                count,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                lost,
                applications,
                flawsOff,
                attacks);
    }

    public WorldSettings withoutFlaws(Set<String> off) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                lost,
                applications,
                off,
                attacks);
    }

    public WorldSettings withAttacks(Set<AttackClass> some) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                manyObject,
                staff,
                services,
                thirdParties,
                days,
                visitsPerDay,
                lost,
                applications,
                flawsOff,
                some);
    }

    /** How many work for the applications, and how many programs. */
    public WorldSettings withStaff(int people, int programs, int parties) {
        return new WorldSettings(
                seed,
                users,
                attackers,
                manyObject,
                people,
                programs,
                parties,
                days,
                visitsPerDay,
                lost,
                applications,
                flawsOff,
                attacks);
    }
}
