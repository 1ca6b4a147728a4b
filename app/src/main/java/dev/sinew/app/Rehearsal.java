package dev.sinew.app;

/**
 * Runs once what people run again and again, for a JVM that keeps what it loaded for its next start: an analysis, a scan, and a scan of what is
 * staged. Started by the launcher, with the folder of samples and that of the checkout.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] arguments) {
        Streams streams = Streams.ofProcess();
        Main.run(streams, "analyze", arguments[0]);
        Main.run(streams, "scan", arguments[0]);
        Main.run(streams, "scan", "--staged", arguments[1]);
    }
}
