package dev.sinew.engine.usage;

/**
 * What one actor did within an hour, as far as it shows a search for what might be there.
 *
 * @param calls how many calls it made
 * @param lost how many of them failed where nobody succeeds, though others do not keep asking for it by mistake
 * @param places at how many different places those were; paths that differ in ids count as one
 * @param scanned how many different paths it asked for in vain that scanners ask every server for
 * @param barred at how many operations it was refused without any proof, which others use with one and hardly anybody tries without
 * @param barredCalls in how many calls
 * @param tool whether it says that it is a scanner
 * @param forOthers whether it works for others
 */
public record Run(
        int calls, int lost, int places, int scanned, int barred, int barredCalls, boolean tool, boolean forOthers) {}
