package dev.sinew.app.notify;

import dev.sinew.report.message.Notice;
import java.time.Instant;

/** Where messages of one target go. For one thread at a time. */
interface Sink {
    /** Sends a notice, whose JSON form is at hand too, and waits for what becomes of it. */
    Delivery send(Notice notice, String json, Instant now) throws InterruptedException;
}
