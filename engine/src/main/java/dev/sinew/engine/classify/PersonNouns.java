package dev.sinew.engine.classify;

import java.util.Set;

/** Nouns for people, which name one where a number or an id stands there: {@code "user": 5}. */
public final class PersonNouns {
    private static final Set<String> ARE = Set.of(
            ("user customer patient member student employee client account person owner author payer payee recipient receiver sender driver"
                            + " rider courier doctor teacher holder assignee borrower lender landlord seller buyer applicant beneficiary"
                            + " donor passenger tutor coach trainer resident pupil child parent nurse physician therapist organiser organizer employer supplier vendor merchant"
                            + " subscriber wearer caregiver guardian worker reviewer attendee participant")
                    .split(" ", -1));

    private PersonNouns() {}

    /** Whether a name is one, in English or another language. */
    public static boolean areIn(String name) {
        return ARE.contains(name) || OtherLanguages.isPerson(name);
    }
}
