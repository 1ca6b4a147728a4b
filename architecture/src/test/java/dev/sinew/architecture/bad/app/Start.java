package dev.sinew.architecture.bad.app;

/** May end the process. */
public final class Start {
    void end() {
        System.exit(0);
    }
}
