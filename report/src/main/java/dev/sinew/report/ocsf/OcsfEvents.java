package dev.sinew.report.ocsf;

import dev.sinew.report.message.Notice;
import java.util.ArrayList;
import java.util.List;

/**
 * A notice as events of the Open Cybersecurity Schema Framework 1.9.0, each one line of JSON in ASCII. An incident, a block and a
 * test are a Detection Finding, a weakness is an Application Security Posture Finding; each call of an incident is an API Activity
 * besides, tied to the finding by its correlation id.
 */
public final class OcsfEvents {
    /** The version of the schema. */
    public static final String VERSION = "1.9.0";

    private OcsfEvents() {}

    /** The finding first, then its calls in the order of time; {@code version} is Sinew's. */
    public static List<String> of(Notice notice, String version) {
        List<String> events = new ArrayList<>();
        events.add(OcsfFinding.of(notice, version));
        for (int at = 0; at < notice.calls().size(); at++) {
            events.add(OcsfActivity.of(notice, at, version));
        }
        return events;
    }
}
