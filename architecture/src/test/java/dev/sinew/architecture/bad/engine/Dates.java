package dev.sinew.architecture.bad.engine;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/** Asks for today. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone"})
public final class Dates {
    static List<Object> today() {
        return List.of(new Date(), new Date(0), LocalDate.now());
    }

    private Dates() {}
}
