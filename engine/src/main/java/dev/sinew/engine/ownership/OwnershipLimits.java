package dev.sinew.engine.ownership;

/**
 * How much ownership may remember.
 *
 * @param young so many accesses are kept whole and learned from again while little is known
 * @param batch so many accesses are learned and judged together at most
 * @param objects objects of which anything is known
 * @param actors callers and clients
 * @param unexplained accesses that are kept for a later judgement, of all callers
 * @param unexplainedOfActor of one caller
 */
public record OwnershipLimits(int young, int batch, int objects, int actors, int unexplained, int unexplainedOfActor) {
    public static final OwnershipLimits DEFAULT =
            new OwnershipLimits(60_000, 20_000, 8_000_000, 1_000_000, 120_000, 512);
}
