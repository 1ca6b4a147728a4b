package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;

/** Takes what rules notice. */
@FunctionalInterface
public interface Notices {
    /**
     * Something is wrong.
     *
     * @param confidence how sure that is
     * @param place class and method, or file within the app
     * @param note what was seen there; no secret
     */
    void add(Confidence confidence, String place, String note);
}
