package dev.sinew.scan;

import dev.sinew.model.Finding;
import dev.sinew.scan.engine.Hit;
import java.util.List;
import java.util.function.Function;

/** Says of secrets whether those who issued them say that they work. */
public interface Issuers {
    /** Nobody is asked, so that nobody is told. */
    Issuers NOBODY = (hits, told) -> hits;

    /**
     * The same hits in the same order, those with more known of them that an issuer was asked about.
     *
     * @param hits what was found, of which nothing is accepted in gitleaks' ways
     * @param told the finding that a hit makes as it is, by which it may have been accepted or be known
     */
    List<Hit> verified(List<Hit> hits, Function<Hit, Finding> told);
}
