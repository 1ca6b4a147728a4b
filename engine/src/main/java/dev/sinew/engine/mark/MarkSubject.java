package dev.sinew.engine.mark;

import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import java.util.List;

/**
 * What a mark may look at.
 *
 * @param exchange the raw exchange; nothing of it may leave the mark but masked
 * @param credentials what the request proves itself with
 * @param status the answer's status, or -1 where unknown
 */
public record MarkSubject(Exchange exchange, List<Credential> credentials, int status) {}
