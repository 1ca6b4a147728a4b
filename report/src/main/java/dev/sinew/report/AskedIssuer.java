package dev.sinew.report;

/**
 * An issuer of keys and tokens that was asked whether some of those that were found work.
 *
 * @param host who was asked, with its port where that is not the usual one
 * @param sent how many secrets went there in this run
 * @param remembered of how many an earlier run had asked
 * @param works how many work
 * @param refused how many it refuses
 * @param unknown of how many nothing is known, also of those that were not sent
 */
public record AskedIssuer(String host, int sent, int remembered, int works, int refused, int unknown) {}
