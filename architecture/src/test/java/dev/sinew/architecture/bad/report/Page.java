package dev.sinew.architecture.bad.report;

import dev.sinew.architecture.bad.app.Start;

/** Uses the app and ends the process. */
public record Page(Start start) {
    void end() {
        System.exit(1);
    }

    void halt() {
        Runtime.getRuntime().halt(1);
    }
}
