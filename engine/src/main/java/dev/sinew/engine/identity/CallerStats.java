package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What one caller's calls say of it. Merging is commutative: of sets the first few in order stay. */
public final class CallerStats {
    private static final int FEW = 8;
    private static final int UNAUTHENTICATED = 401;
    private static final int SCOPES = 24;

    private long requests;
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen = Long.MIN_VALUE;
    private final SortedSet<String> kinds = new TreeSet<>();
    private final SortedSet<String> agents = new TreeSet<>();
    private final SortedSet<String> scopes = new TreeSet<>();
    private final SortedSet<String> hosts = new TreeSet<>();
    private final SortedSet<Long> clients = new TreeSet<>();
    private final SortedSet<Long> tenants = new TreeSet<>();
    private final SortedSet<Long> consents = new TreeSet<>();
    private boolean named;
    private boolean itself;
    private boolean granted;
    private boolean entered;
    private final Schedule schedule = new Schedule();
    private final RoleTimes byTokens = new RoleTimes();
    private final RoleTimes byAnswers = new RoleTimes();
    private final MadeRoles madeRoles = new MadeRoles();
    /** What it was last said to be, and whether with a login; nothing once more is known of it. */
    private Cohorts.@Nullable Verdict verdict;

    private boolean withLogin;
    private boolean withKeys;
    private int withShares;

    /** Whether it called before a time, in microseconds. */
    public boolean calledBefore(long time) {
        return firstSeen < time;
    }

    /** Takes an exchange of who is called as {@code own} tells; whether it is the first at its host. */
    boolean add(Observation observation, RoleShares shares, OwnRoles ownRoles, LongPredicate own) {
        boolean first = !hosts.contains(observation.api());
        requests++;
        long time = observation.timeMicros();
        if (time != Exchange.TIME_UNKNOWN) {
            firstSeen = Math.min(firstSeen, time);
            lastSeen = Math.max(lastSeen, time);
            boolean before = schedule.isKept();
            schedule.add(time, observation.client().agent());
            changed(before != schedule.isKept());
        }
        keep(agents, observation.client().agent(), FEW);
        keep(hosts, observation.api(), FEW);
        if (first) {
            shares.first(observation);
        }
        for (Credential credential : observation.credentials()) {
            changed(kinds.add(credential.kind().label()));
            claims(credential.claims(), observation, shares);
        }
        if (!observation.credentials().isEmpty()) {
            roles(ownRoles.ofPage(observation, own), observation, shares);
            made(ownRoles.madeBy(observation, own), observation);
        }
        return first;
    }

    /** It said that it is one of staff when it signed up, where hardly anybody does. */
    void entersAsStaff() {
        changed(!entered);
        entered = true;
    }

    /** It was given a token as an application (RFC 6749, section 4.4). */
    void grant() {
        changed(!granted);
        granted = true;
    }

    boolean isGranted() {
        return granted;
    }

    /** Roles that an answer told of the caller. */
    void roles(List<String> told, Observation observation, RoleShares shares) {
        roles(told, observation, byAnswers, shares);
    }

    /** Takes the roles of staff that it gives itself. */
    private void made(List<String> said, Observation observation) {
        for (String role : said) {
            madeRoles.made(role, observation.timeMicros());
        }
    }

    private void roles(List<String> told, Observation observation, RoleTimes times, RoleShares shares) {
        for (String role : told) {
            if (!scopes.contains(role) && !role.equals(OwnRoles.NONE)) {
                if (Cohorts.isStaff(role)) {
                    times.staff(observation.timeMicros());
                    shares.told(observation.api(), role);
                    madeRoles.told(role, observation.timeMicros());
                }
                keep(scopes, role, SCOPES);
            }
        }
        if (!told.isEmpty()) {
            times.told(observation.timeMicros());
        }
    }

    /** Since when it is told to be one of staff, in microseconds, where it was told before that it has other roles; never where it signed up as one, as nobody does; else since ever. */
    public long servesSince() {
        if (entered) {
            return Long.MAX_VALUE;
        }
        // Rights in tokens are no roles: that one asked for none of staff says nothing where an answer names the role
        // later.
        long plain = byTokens.isStaff() || madeRoles.areAll(scopes)
                ? Math.min(byTokens.plain(), byAnswers.plain())
                : byAnswers.plain();
        long staff = Math.min(byTokens.staff(), byAnswers.staff());
        return plain < staff && (byTokens.isStaff() || byAnswers.isStaff()) ? staff : Long.MIN_VALUE;
    }

    /**
     * Whether it was told of other roles and then gave itself all roles of staff that it has: it is told what staff is told, and may do nothing of what staff may. Of whom nothing was told before it may be
     * the form that says what it is.
     */
    public boolean promotesItself() {
        return entered || (servesSince() != Long.MIN_VALUE && madeRoles.areAll(scopes));
    }

    private void claims(Claims claims, Observation observation, RoleShares shares) {
        boolean theirs = claims.subject() != 0;
        boolean own = theirs && claims.subject() == claims.client();
        changed((theirs && !named) || (own && !itself));
        named |= theirs;
        itself |= own;
        if (observation.status() != UNAUTHENTICATED) {
            roles(claims.signedScopes(), observation, byTokens, shares);
        }
        keep(clients, claims.client());
        keep(tenants, claims.tenant());
        keep(consents, claims.consent());
    }

    private void keep(SortedSet<Long> set, long print) {
        if (print != 0 && set.add(print)) {
            changed(true);
            if (set.size() > FEW) {
                set.removeLast();
            }
        }
    }

    private void keep(SortedSet<String> set, String text, int most) {
        if (!text.isEmpty() && set.add(text)) {
            changed(true);
            if (set.size() > most) {
                set.removeLast();
            }
        }
    }

    private void changed(boolean something) {
        verdict = something ? null : verdict;
    }

    void merge(CallerStats other) {
        requests += other.requests;
        firstSeen = Math.min(firstSeen, other.firstSeen);
        lastSeen = Math.max(lastSeen, other.lastSeen);
        changed(true);
        kinds.addAll(other.kinds);
        other.agents.forEach(agent -> keep(agents, agent, FEW));
        other.hosts.forEach(host -> keep(hosts, host, FEW));
        other.scopes.forEach(scope -> keep(scopes, scope, SCOPES));
        other.clients.forEach(print -> keep(clients, print));
        other.tenants.forEach(print -> keep(tenants, print));
        other.consents.forEach(print -> keep(consents, print));
        named |= other.named;
        itself |= other.itself;
        granted |= other.granted;
        entered |= other.entered;
        schedule.merge(other.schedule);
        byTokens.merge(other.byTokens);
        byAnswers.merge(other.byAnswers);
        madeRoles.merge(other.madeRoles);
    }

    /** Its hosts, as far as remembered. */
    Set<String> hosts() {
        return hosts;
    }

    /**
     * What kind of caller it is.
     *
     * @param loggedIn whether somebody logged in to get its credential
     * @param keys whether keys are what the customers of its hosts have
     * @param shares which roles most have at its hosts
     */
    Cohorts.Verdict cohort(Cohorts cohorts, boolean loggedIn, boolean keys, RoleShares shares) {
        Cohorts.Verdict known = verdict;
        if (known == null || withLogin != loggedIn || withKeys != keys || withShares != shares.version()) {
            SortedSet<String> usual = new TreeSet<>(scopes);
            usual.removeIf(each -> !shares.isUsual(each, hosts));
            known = cohorts.of(new Cohorts.Evidence(
                    scopes,
                    usual,
                    kinds,
                    hosts,
                    named,
                    loggedIn,
                    !clients.isEmpty(),
                    itself,
                    !consents.isEmpty(),
                    keys,
                    granted,
                    schedule.isKept()));
            verdict = known;
            withLogin = loggedIn;
            withKeys = keys;
            withShares = shares.version();
        }
        return known;
    }

    KnownCaller known(long key, Cohorts.Verdict cohort) {
        return new KnownCaller(
                key,
                cohort,
                requests,
                List.copyOf(kinds),
                List.copyOf(agents),
                clients.size(),
                tenants.size(),
                consents.size(),
                firstSeen == Long.MAX_VALUE ? Exchange.TIME_UNKNOWN : firstSeen,
                lastSeen);
    }

    void write(StateWriter out) {
        out.varint(requests);
        out.fixed(firstSeen);
        out.fixed(lastSeen);
        out.octet((named ? 1 : 0) | (itself ? 2 : 0) | (granted ? 4 : 0) | (entered ? 8 : 0));
        List.of(kinds, agents, scopes, hosts).forEach(texts -> {
            out.varint(texts.size());
            texts.forEach(out::shared);
        });
        List.of(clients, tenants, consents).forEach(prints -> {
            out.varint(prints.size());
            prints.forEach(out::fixed);
        });
        schedule.write(out);
        byTokens.write(out);
        byAnswers.write(out);
        madeRoles.write(out);
    }

    static CallerStats read(StateReader in) {
        CallerStats stats = new CallerStats();
        stats.requests = in.varint();
        stats.firstSeen = in.fixedLong();
        stats.lastSeen = in.fixedLong();
        int flags = in.octet();
        stats.named = (flags & 1) != 0;
        stats.itself = (flags & 2) != 0;
        stats.granted = (flags & 4) != 0;
        stats.entered = (flags & 8) != 0;
        for (SortedSet<String> texts : List.of(stats.kinds, stats.agents, stats.scopes, stats.hosts)) {
            int count = in.upTo(SCOPES);
            for (int i = 0; i < count && !in.failed(); i++) {
                texts.add(in.shared());
            }
        }
        for (SortedSet<Long> prints : List.of(stats.clients, stats.tenants, stats.consents)) {
            for (long print : in.longs(FEW)) {
                prints.add(print);
            }
        }
        stats.schedule.read(in);
        stats.byTokens.read(in);
        stats.byAnswers.read(in);
        stats.madeRoles.read(in);
        return stats;
    }
}
