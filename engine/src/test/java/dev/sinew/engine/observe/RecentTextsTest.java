package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentTextsTest {
    @Test
    void isMadeOnceAndBelongsToItsText() {
        List<String> made = new ArrayList<>();
        RecentTexts<String> recent = new RecentTexts<>(text -> {
            made.add(text);
            return text + "!";
        });
        for (int i = 0; i < 3; i++) {
            // The first two have the same hash, so they share their places.
            assertThat(recent.of("Aa")).isEqualTo("Aa!");
            assertThat(recent.of("BB")).isEqualTo("BB!");
            assertThat(recent.of("c")).isEqualTo("c!");
        }
        assertThat(made).containsExactly("Aa", "BB", "c");
    }

    @Test
    void aThirdOfTheSamePlacesTakesTheOldestOnes() {
        List<String> made = new ArrayList<>();
        RecentTexts<String> recent = new RecentTexts<>(text -> {
            made.add(text);
            return text;
        });
        for (String text : List.of("AaAa", "BBBB", "AaAa", "AaBB", "AaAa", "BBBB")) {
            assertThat(recent.of(text)).isEqualTo(text);
        }
        assertThat(made).containsExactly("AaAa", "BBBB", "AaBB", "BBBB");
    }
}
