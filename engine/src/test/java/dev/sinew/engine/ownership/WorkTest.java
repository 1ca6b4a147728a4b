package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WorkTest {
    private static final int API = 7;
    private static final int DAY = 86_400;

    @Test
    void aPersonWhoWorksOnOthersObjectsDayAfterDayIsTakenForStaff() {
        assertThat(twoDays(14).isAllThereIs()).isTrue();
    }

    @Test
    void whoTakesAnObjectEverySecondIsNot() {
        assertThat(twoDays(1).isAllThereIs()).isFalse();
        assertThat(twoDays(1).isOnOthers()).isTrue();
    }

    @Test
    void severalCallsForOneObjectAreNoHaste() {
        Work work = new Work();
        for (int i = 0; i < 400; i++) {
            work.others(API, 1 + i / 10, 0, i < 200 ? i : DAY + i, false);
        }
        assertThat(work.isAllThereIs()).isTrue();
    }

    @Test
    void whoUsesItsOwnAsWellIsNoStaff() {
        Work work = twoDays(14);
        for (int i = 0; i < 10; i++) {
            work.own();
        }
        assertThat(work.isOnOthers()).isFalse();
    }

    @Test
    void whatItMadeForOthersIsWorkAsLongAsMostIsOthers() {
        Work work = twoDays(14);
        for (int i = 0; i < 90; i++) {
            work.made();
        }
        assertThat(work.isOnOthers()).isTrue();
        for (int i = 0; i < 20; i++) {
            work.made();
        }
        assertThat(work.isOnOthers()).isFalse();
    }

    @Test
    void fiveCustomersAreManyAndOneFiveTimesIsNot() {
        Work one = new Work();
        Work several = new Work();
        for (int i = 1; i <= 5; i++) {
            one.namedBy(71);
            several.namedBy(i);
        }
        assertThat(one.isNamedByMany()).isFalse();
        assertThat(several.isNamedByMany()).isTrue();
    }

    @Test
    void aFewThatItWasNotShownAreMistakes() {
        assertThat(shown(96).isAllShown()).isTrue();
        assertThat(shown(90).isAllShown()).isFalse();
    }

    @Test
    void whoCountsThroughWhatNoListShowsIsNoPersonAtWork() {
        assertThat(counts(6, false).isAllThereIs()).isTrue();
        assertThat(counts(8, false).isAllThereIs()).isFalse();
        assertThat(counts(8, true).isAllThereIs()).as("a list shows them").isTrue();
    }

    private static Work counts(int inOneGo, boolean shown) {
        Work work = new Work();
        for (int i = 0; i < 40; i++) {
            int number = 100 * (i / inOneGo) + i % inOneGo + 1;
            work.others(API, i + 1, number, i < 20 ? 60 * i : DAY + 60 * i, shown);
        }
        return work;
    }

    private static Work shown(int count) {
        Work work = new Work();
        for (int i = 0; i < 100; i++) {
            work.others(API, i + 1, 0, i, i < count);
        }
        return work;
    }

    private static Work twoDays(int secondsApart) {
        Work work = new Work();
        for (int i = 0; i < 100; i++) {
            work.others(API, i + 1, 0, i < 50 ? i * secondsApart : DAY + i * secondsApart, false);
        }
        return work;
    }
}
