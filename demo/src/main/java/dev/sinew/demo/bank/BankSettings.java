package dev.sinew.demo.bank;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a bank is to be like.
 *
 * @param port where it listens on loopback, 0 for any
 * @param roster who has an account at the start
 * @param flaws what is wrong with it
 * @param twists what makes it hard to judge
 * @param webhookHosts {@code host:port} of receivers that webhooks may call
 * @param listLag how late lists are under {@link Twist#EVENTUAL_LISTS}
 * @param clock tells the time of tokens, bookings and limits
 */
public record BankSettings(
        int port,
        Roster roster,
        Set<Flaw> flaws,
        Set<Twist> twists,
        Set<String> webhookHosts,
        Duration listLag,
        InstantSource clock) {
    private static final Duration USUAL_LAG = Duration.ofMillis(300);

    public BankSettings {
        flaws = Collections.unmodifiableSet(copy(Flaw.class, flaws));
        twists = Collections.unmodifiableSet(copy(Twist.class, twists));
        webhookHosts = Set.copyOf(webhookHosts);
    }

    private static <E extends Enum<E>> Set<E> copy(Class<E> type, Collection<E> of) {
        Set<E> copy = EnumSet.noneOf(type);
        copy.addAll(of);
        return copy;
    }

    /** A bank without flaws, on any port. */
    public static BankSettings correct(Roster roster) {
        return new BankSettings(0, roster, Set.of(), Set.of(), Set.of(), USUAL_LAG, InstantSource.system());
    }

    /** The same with these flaws alone. */
    public BankSettings with(Flaw... wanted) {
        return new BankSettings(port, roster, Set.of(wanted), twists, webhookHosts, listLag, clock);
    }

    /** The same with these twists alone. */
    public BankSettings with(Twist... wanted) {
        return new BankSettings(port, roster, flaws, Set.of(wanted), webhookHosts, listLag, clock);
    }

    /** The same, told the time by a clock. */
    public BankSettings at(InstantSource now) {
        return new BankSettings(port, roster, flaws, twists, webhookHosts, listLag, now);
    }

    /** The same, with receivers that webhooks may call. */
    public BankSettings calling(String... hosts) {
        return new BankSettings(port, roster, flaws, twists, Set.of(hosts), listLag, clock);
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    boolean has(Twist twist) {
        return twists.contains(twist);
    }
}
