package dev.sinew.report.html;

import java.util.List;

/**
 * A few bars beneath each other.
 *
 * @param title what is counted
 * @param bars the bars, in order
 */
public record Chart(String title, List<Bar> bars) {
    public Chart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param label what it stands for
     * @param count how many
     * @param width its share of the longest bar, from 0 to 100
     * @param tone its colour: a severity, {@code good}, {@code bad} or {@code plain}
     */
    public record Bar(String label, long count, double width, String tone) {}

    /** Whether there is anything to see. */
    public boolean any() {
        return bars.stream().anyMatch(bar -> bar.count() > 0);
    }

    /** The chart in words, for those who do not see it. */
    public String words() {
        return String.join(
                ", ", bars.stream().map(bar -> bar.label() + " " + bar.count()).toList());
    }
}
