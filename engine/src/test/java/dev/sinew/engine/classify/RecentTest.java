package dev.sinew.engine.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentTest {
    private int asked;
    private final Recent<String, Integer> lengths = new Recent<>(name -> {
        asked++;
        return name.length();
    });

    @Test
    void aNameIsLookedIntoOnce() {
        for (int i = 0; i < 100; i++) {
            assertEquals(6, lengths.of("amount"));
            assertEquals(4, lengths.of("role"));
        }
        assertEquals(2, asked);
    }

    @Test
    void moreNamesThanThereArePlacesStillHaveTheirOwn() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                String name = "n" + i;
                assertEquals(name.length(), lengths.of(name));
            }
        }
        assertTrue(asked > 50_000, "as many places as names");
    }

    @Test
    void namesThatWouldTakeTheSamePlaceStayBesideEachOther() {
        String[] same = {"AaAa", "AaBB", "BBAa", "BBBB"};
        for (int round = 0; round < 10; round++) {
            for (String name : same) {
                assertEquals("AaAa".hashCode(), name.hashCode());
                lengths.of(name);
            }
        }
        assertEquals(4, asked);
    }

    @Test
    void fewNamesNeverDriveEachOtherOut() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 300; i++) {
                lengths.of("items[].price" + i);
            }
        }
        assertEquals(300, asked);
    }
}
