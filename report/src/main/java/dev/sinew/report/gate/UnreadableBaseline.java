package dev.sinew.report.gate;

/** That a file is no report to compare with; its message says why, to stand behind the file's name. */
public final class UnreadableBaseline extends Exception {
    UnreadableBaseline(String why) {
        super(why);
    }
}
