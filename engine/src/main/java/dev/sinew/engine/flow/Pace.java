package dev.sinew.engine.flow;

/**
 * How one caller, or all behind one client, take one sensitive step over and over. What was sent at the same time, and what is only
 * sent again, counts once.
 *
 * @param calls how often, none more than an hour after the one before; the last of many
 * @param failed how many of these failed
 * @param medianMicros from one to the next
 * @param spread how far the middle half of these times is apart, against their median: of people far, of timers hardly
 * @param known whether it is one caller, rather than a client behind which may be several
 * @param most how often within one hour
 * @param others how many others of the same kind are known
 * @param alike how many of them took it a fifth as often within an hour
 * @param usual how often three in four of them did at most
 */
public record Pace(
        int calls,
        int failed,
        long medianMicros,
        double spread,
        boolean known,
        int most,
        int others,
        int alike,
        long usual) {}
