package dev.sinew.app;

import dev.sinew.app.analyze.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error with the share done, the rate and the time left. */
final class ProgressLine implements Progress {
    private static final long MEGABYTE = 1_000_000;
    private static final long KILOBYTE = 1_000;

    private final ProgressBar bar;

    /** A bar over so many bytes, or one that only counts where the number is -1. */
    ProgressLine(long bytes) {
        boolean small = bytes >= 0 && bytes < 20 * MEGABYTE;
        bar = new ProgressBarBuilder()
                .setTaskName("reading")
                .setInitialMax(bytes)
                .setUnit(small ? " kB" : " MB", small ? KILOBYTE : MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .clearDisplayOnFinish()
                .setUpdateIntervalMillis(200)
                .build();
    }

    @Override
    public void read(long inputBytes) {
        bar.stepBy(inputBytes);
    }

    @Override
    public void close() {
        bar.close();
    }
}
