package dev.sinew.store;

import java.util.List;
import java.util.Optional;

/**
 * Some documents of a view.
 *
 * @param documents in the order that was asked for
 * @param next the cursor of the next page, where there is one
 */
public record ViewPage(List<Document> documents, Optional<String> next) {
    public ViewPage {
        documents = List.copyOf(documents);
    }
}
