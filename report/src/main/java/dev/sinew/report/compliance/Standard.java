package dev.sinew.report.compliance;

import java.util.List;

/**
 * A standard with those of its requirements that rules look at.
 *
 * @param id as rules name it
 * @param title its name for people
 * @param requirements in the order in which the standard counts
 */
public record Standard(String id, String title, List<Requirement> requirements) {
    public Standard {
        requirements = List.copyOf(requirements);
    }
}
