package dev.sinew.engine.rules;

import dev.sinew.engine.detect.Detector;
import dev.sinew.engine.ownership.Situation;
import dev.sinew.engine.ownership.Situation.Misplaced;
import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * An object was reached under another object than the one that it lives under.
 *
 * <p>In {@code /accounts/{account}/cards/{card}} the service checks that the account is the caller's, and then takes any card: whoever
 * names an own account and another's card gets through.
 *
 * <p>It fires where the child was listed, or made, under one parent only, and was reached under another, or where the answer itself names another
 * parent than the path, as it does to none of three others and more. It stays silent for
 * types whose objects are listed under several, as tracks are in playlists, for staff and services, for refused calls,
 * and where nobody says who calls: without an own parent there is none to hide behind.
 *
 * <p>Measured: no signal in three labelled captures, in which nothing of the kind is labelled; none on their
 * 3,263 honest exchanges, and none on 19,280 made of prose, code, markup and odd names. In a shop of tickets that was written blind it
 * found three of three changes of others' tickets below an own order. Preview: that is one service.
 *
 * <p>To fix it, look the child up by both ids, as in {@code where card = ? and account = ?}.
 */
@Rule(
        id = "detect.parent-mismatch",
        flaw = "broken-object-level-authorisation",
        title = "Object reached under a foreign parent",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023"},
        cwe = {639})
public final class ParentMismatch implements Detector {
    @Override
    public Optional<Judgement> judge(Situation situation) {
        if (situation.misplaced().isEmpty()
                || situation.cohort().isEmpty()
                || situation.forOthers()
                || situation.isThin()
                || !situation.reached()) {
            return Optional.empty();
        }
        Misplaced misplaced = situation.misplaced().get();
        String note = "the " + misplaced.type() + " named in " + misplaced.where() + " lives under another "
                + misplaced.parent() + " than the one that the path names";
        return Optional.of(new Judgement(situation.outcome(), Confidence.LIKELY, List.of(misplaced.object()), note));
    }
}
