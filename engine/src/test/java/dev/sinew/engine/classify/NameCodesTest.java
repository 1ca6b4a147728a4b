package dev.sinew.engine.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NameCodesTest {
    private int asked;
    private final NameCodes codes = new NameCodes(name -> {
        asked++;
        return name.length();
    });

    @Test
    void aNameIsLookedIntoOnce() {
        for (int i = 0; i < 100; i++) {
            assertEquals(6, codes.of("amount"));
            assertEquals(4, codes.of("role"));
        }
        assertEquals(2, asked);
    }

    @Test
    void moreNamesThanThereArePlacesStillHaveTheirOwnNumbers() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                String name = "n" + i;
                assertEquals(name.length(), codes.of(name));
            }
        }
        assertTrue(asked > 50_000, "fewer places than names");
    }

    @Test
    void namesThatWouldTakeTheSamePlaceStayBesideEachOther() {
        // Both names of a pair have one hash, and so have all that are joined of such pairs.
        String[] same = {"AaAa", "AaBB", "BBAa", "BBBB"};
        for (int round = 0; round < 10; round++) {
            for (String name : same) {
                codes.of(name);
            }
        }
        assertEquals(4, asked);
    }

    @Test
    void tooLongANameSaysNothing() {
        assertEquals(0, codes.of("x".repeat(49)));
        assertEquals(48, codes.of("x".repeat(48)));
        assertEquals(1, asked);
    }
}
