package dev.sinew.spec.read;

import dev.sinew.model.Problem;
import dev.sinew.spec.ApiDescription;
import java.util.List;

/**
 * What was read of a file.
 *
 * @param descriptions the APIs it describes; none where it is no specification
 * @param problems what could not be read, each with what that means for the result
 */
public record Reading(List<ApiDescription> descriptions, List<Problem> problems) {
    public Reading {
        descriptions = List.copyOf(descriptions);
        problems = List.copyOf(problems);
    }
}
