package dev.sinew.bench.world;

/**
 * The truth about an exchange.
 *
 * @param actor the number of who sent it
 * @param kind what that actor is; an attacker is also an ordinary user most of the time
 * @param attack whether this exchange reaches for what the actor may not have
 * @param attackClass the {@link AttackClass#label()} of the attack, empty where there is none
 * @param succeeded whether the attack was answered as a success
 */
public record Label(int actor, Kind kind, boolean attack, String attackClass, boolean succeeded) {
    /** What an actor is. */
    public enum Kind {
        BENIGN,
        STAFF,
        SERVICE,
        THIRD_PARTY,
        ATTACKER
    }
}
