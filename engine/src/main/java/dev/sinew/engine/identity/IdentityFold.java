package dev.sinew.engine.identity;

import dev.sinew.engine.codec.DamagedState;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Change;
import dev.sinew.model.Credential;
import dev.sinew.model.Credential.Claims;
import dev.sinew.model.Credential.Kind;
import dev.sinew.model.Link;
import dev.sinew.model.Observation;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Resolves who makes a call. A readable token's issuer and subject say it; else the account that a login tied to the token, which
 * a refresh hands on; else the key or session stands for itself. An address is never a caller.
 *
 * <p>A credential that was refused (401) proves nobody, nor does one that names nobody and met nothing but 403 and
 * server errors. A token that was handed to two accounts proves neither. Two subjects of one issuer are two callers, whatever
 * names they logged in with. Names and subjects without an issuer hold within one host, unless one credential shows on several of
 * a site to be the same.
 */
public final class IdentityFold {
    /** The fewest bytes that a caller takes. */
    private static final int CALLER = 33;

    private final IdentityLimits limits;
    private final Cohorts cohorts;
    private final Ties ties;
    private final Accounts accounts;
    private final Map<Long, String> homes = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, CallerStats> callers = new LinkedHashMap<>();
    private final KeyUse keyUse = new KeyUse();
    private final RoleShares shares = new RoleShares();
    private final Nobody nobody;
    private final OwnRoles ownRoles = new OwnRoles();
    private final SignUps signUps = new SignUps(ownRoles);
    private final SessionNames sessions = new SessionNames();
    private long beyond;

    public IdentityFold(IdentityLimits limits, Cohorts cohorts) {
        this.limits = limits;
        this.cohorts = cohorts;
        this.ties = new Ties(limits.ties());
        this.accounts = new Accounts(limits.tokens(), ties::find);
        this.nobody = new Nobody(limits.tokens() / 8);
    }

    /** The same observation, with cookies among its credentials that logins set; to be asked once for each, in their order, before anything else learns from it. */
    public Observation proven(Observation observation) {
        return sessions.proven(observation);
    }

    /** Learns from one exchange, adds what changes, and returns the key of the caller, or 0 where nothing tells. */
    public long accept(Observation observation, Collection<? super Change> changes) {
        List<Credential> credentials = observation.credentials();
        long caller = 0;
        if (!credentials.isEmpty() && observation.status() != 401) {
            caller = resolve(observation, credentials, changes);
            boolean unsure = observation.status() == 403 || observation.status() >= 500;
            boolean claimed = unsure && credentials.stream().allMatch(Proofs::isClaimedOnly);
            caller = claimed && !callers.containsKey(caller) ? 0 : caller;
        }
        boolean granted = Proofs.isGrant(observation);
        if (granted && caller != 0) {
            stats(caller).ifPresent(CallerStats::grant);
        }
        if (caller != 0) {
            stats(caller, observation);
        }
        nobody.add(observation, caller);
        if (caller == 0 || isGuest(caller)) {
            signUps.add(observation, name -> unknown(CallerKeys.mix(name, observation.api())));
        }
        for (Link link : observation.links()) {
            link(link, observation, caller);
        }
        if (granted && caller == 0) {
            stats(account(observation)).ifPresent(CallerStats::grant);
        }
        if (signUps.isStaffByItself(observation)) {
            stats(account(observation)).ifPresent(CallerStats::entersAsStaff);
        }
        List<String> roles = ownRoles.ofLogin(observation);
        if (!roles.isEmpty()) {
            stats(account(observation)).ifPresent(each -> each.roles(roles, observation, shares));
        }
        return caller;
    }

    private long resolve(Observation observation, List<Credential> credentials, Collection<? super Change> changes) {
        long named = 0;
        for (Credential credential : credentials) {
            long subject = subject(credential, observation.api());
            if (subject != 0 && credential.kind() == Kind.BASIC) {
                named = subject;
            } else if (subject != 0) {
                long account = accounts.of(credential.print());
                if (account != 0) {
                    tie(subject, account, observation.timeMicros(), changes);
                }
                accompany(credentials, subject);
                return ties.find(subject);
            }
        }
        long account = account(credentials);
        if (account != 0) {
            return ties.find(account);
        }
        return named == 0 && nobody.sent(credentials) ? 0 : ties.find(named != 0 ? named : Proofs.most(credentials));
    }

    /** The account that a token was handed to, or else that a session is of; 0 where none is known. */
    private long account(List<Credential> credentials) {
        long ofSession = 0;
        for (Credential credential : credentials) {
            long account = accounts.of(credential.print());
            if (account != 0 && credential.kind() != Kind.SESSION_COOKIE) {
                accompany(credentials, account);
                return account;
            }
            ofSession = ofSession == 0 ? account : ofSession;
        }
        return ofSession;
    }

    /** The key of whom the credential itself names, or 0. */
    private long subject(Credential credential, String api) {
        Claims claims = credential.claims();
        if (claims.subject() == 0) {
            return 0;
        }
        int issuer = CallerKeys.issuer(claims, claims.issuer().isEmpty() ? home(credential.print(), api) : 0);
        long key = CallerKeys.mix(claims.subject(), issuer);
        if (credential.kind() != Kind.BASIC) {
            ties.subject(key, issuer);
        }
        return key;
    }

    /** The host, of those of a site, that a credential was first seen on: there its subject's name is known. */
    private int home(long print, String api) {
        String known = homes.putIfAbsent(print, api);
        if (homes.size() > limits.tokens()) {
            homes.remove(homes.keySet().iterator().next());
        }
        return CallerKeys.home(known, api);
    }

    private void tie(long subject, long account, long timeMicros, Collection<? super Change> changes) {
        long one = ties.find(subject);
        long other = ties.find(account);
        if (ties.tie(one, other)) {
            long now = ties.find(one);
            long gone = now == one ? other : one;
            changes.add(new Change.CallersMerged(gone, now, timeMicros));
            CallerStats lost = callers.remove(gone);
            if (lost != null) {
                CallerStats kept = callers.get(now);
                if (kept == null) {
                    callers.put(now, lost);
                } else {
                    kept.merge(lost);
                }
            }
        }
    }

    private void link(Link link, Observation observation, long caller) {
        long owner = link.kind() == Link.Kind.OPENED ? 0 : owner(link, observation, caller);
        if (owner == 0) {
            return;
        }
        accounts.give(link.to(), owner, link.kind() == Link.Kind.LOGIN);
        if (link.kind() == Link.Kind.LOGIN) {
            accompany(observation.credentials(), owner);
        }
    }

    /** A session that comes along with somebody's own token, or in which somebody logs in, is theirs, as long as nobody else does so with it. */
    private void accompany(List<Credential> credentials, long account) {
        for (Credential each : credentials) {
            if (each.kind() == Kind.SESSION_COOKIE && each.claims().subject() == 0 && each.print() != account) {
                accounts.give(each.print(), account, true);
            }
        }
    }

    /** Whose a token is that was handed out: the account's, that of the token it renews, or that token itself. */
    private long owner(Link link, Observation observation, long caller) {
        if (link.kind() == Link.Kind.LOGIN || link.kind() == Link.Kind.CHALLENGED) {
            long account = CallerKeys.mix(link.from(), observation.api());
            ties.name(account);
            return account;
        }
        if (accounts.knows(link.from())) {
            return accounts.of(link.from());
        }
        boolean own = observation.credentials().stream().anyMatch(each -> each.print() == link.from());
        return own ? caller : ties.find(link.from());
    }

    /** Whom a login in an exchange was of, or a token that was given for what a login gave, or the session that began; 0 where there was none. */
    public long account(Observation observation) {
        for (Link link : observation.links()) {
            long owner = Proofs.goesOn(link, observation) ? 0 : accounts.of(link.to());
            if (link.kind() == Link.Kind.LOGIN) {
                return ties.find(owner == 0 ? CallerKeys.mix(link.from(), observation.api()) : owner);
            }
            if (owner != 0 && ties.hasName(owner) && link.kind() != Link.Kind.CHALLENGED) {
                return ties.find(owner);
            }
            if (link.kind() == Link.Kind.OPENED) {
                return ties.find(owner == 0 ? link.to() : owner);
            }
        }
        return 0;
    }

    /** The key of the caller that an account is, by the fingerprint of a name that people log in with. */
    public long named(long name, String api) {
        return ties.find(CallerKeys.mix(name, api));
    }

    private void stats(long caller, Observation observation) {
        stats(caller).ifPresentOrElse(each -> add(caller, each, observation), () -> beyond++);
    }

    private void add(long caller, CallerStats stats, Observation observation) {
        boolean first = stats.add(observation, shares, ownRoles, name -> named(name, observation.api()) == caller);
        keyUse.add(observation, caller, first, stats.isGranted());
    }

    private Cohorts.Verdict verdict(long key, CallerStats stats) {
        return stats.cohort(cohorts, ties.hasName(key), keyUse.isOfCustomers(stats.hosts()), shares);
    }

    /** What is known of a caller from now on; empty where there is no room for more of them. */
    private Optional<CallerStats> stats(long caller) {
        CallerStats stats = callers.get(caller);
        if (stats == null && callers.size() < limits.callers()) {
            stats = new CallerStats();
            callers.put(caller, stats);
        }
        return Optional.ofNullable(stats);
    }

    /** The key of an account that has not been seen yet, or 0. */
    private long unknown(long account) {
        return callers.containsKey(ties.find(account)) ? 0 : account;
    }

    /** The key that stands today for a caller's key of any earlier time. */
    public long now(long caller) {
        return ties.find(caller);
    }

    /** What some callers prove themselves with. */
    public Barred barred(Set<Long> theirs) {
        Set<Long> roots = new HashSet<>();
        theirs.forEach(key -> roots.add(ties.find(key)));
        Set<Long> keys = new HashSet<>(roots);
        ties.addTiedTo(roots, keys);
        Set<Long> prints = new HashSet<>();
        accounts.forEach((print, account) -> {
            if (roots.contains(ties.find(account))) {
                prints.add(print);
            }
        });
        return new Barred(keys, prints);
    }

    /** Who calls, as known now: to be asked on the fold's thread. */
    public IdentityView frozen() {
        Long2LongHashMap owners = IdentityView.table(accounts.size());
        accounts.forEach(owners::put);
        Long2ObjectHashMap<String> hosts = new Long2ObjectHashMap<>();
        homes.forEach((print, api) -> hosts.put((long) print, api));
        return new IdentityView(ties.roots(), owners, hosts);
    }

    /** What is known of a caller, where it is remembered. */
    public @Nullable CallerStats of(long caller) {
        return callers.get(ties.find(caller));
    }

    /** What kind of caller stands behind a key, where it is remembered. */
    public Optional<Cohort> cohort(long caller) {
        CallerStats stats = of(caller);
        return stats == null
                ? Optional.empty()
                : Optional.of(verdict(caller, stats).cohort());
    }

    /** Whether a caller is a session that began with nobody logging in, and in which nobody has since. */
    public boolean isGuest(long caller) {
        return nobody.isGuest(caller) && !ties.hasName(caller) && !accounts.knows(caller);
    }

    /** How many callers there are. */
    public long count() {
        return callers.size() + beyond;
    }

    /** All callers with their cohort, in the order first seen. */
    public List<KnownCaller> callers() {
        return callers.entrySet().stream()
                .map(entry -> entry.getValue().known(entry.getKey(), verdict(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** Tokens whose account was forgotten for lack of room. */
    public long forgotten() {
        return accounts.forgotten();
    }

    /** Calls of callers beyond the limit, of whom nothing more is known. */
    public long beyond() {
        return beyond;
    }

    /** Writes all that is remembered. */
    public void write(StateWriter out) {
        out.varint(beyond);
        sessions.write(out);
        keyUse.write(out);
        shares.write(out);
        nobody.write(out);
        signUps.write(out);
        ties.write(out);
        accounts.write(out);
        out.varint(homes.size());
        homes.forEach((print, api) -> {
            out.fixed((long) print);
            out.shared(api);
        });
        out.varint(callers.size());
        callers.forEach((key, stats) -> {
            out.fixed((long) key);
            stats.write(out);
        });
    }

    /**
     * Takes over what another fold remembered, to the end; only for one that has seen nothing yet.
     *
     * @throws DamagedState where the bytes are no such state; then this fold must not be used
     */
    public void read(StateReader in) {
        beyond = in.varint();
        sessions.read(in);
        keyUse.read(in);
        shares.read(in);
        nobody.read(in);
        signUps.read(in);
        ties.read(in);
        accounts.read(in);
        int housed = in.count(9);
        for (int i = 0; i < housed && !in.failed(); i++) {
            homes.put(in.fixedLong(), in.shared());
        }
        int known = in.count(CALLER);
        for (int i = 0; i < known && !in.failed(); i++) {
            callers.put(in.fixedLong(), CallerStats.read(in));
        }
        in.end("identity");
    }
}
