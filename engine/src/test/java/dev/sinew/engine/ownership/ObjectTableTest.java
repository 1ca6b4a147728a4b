package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectTableTest {
    private static final int OBJECTS = 300_000;

    private static ObjectTable filled(boolean backwards) {
        ObjectTable table = new ObjectTable(256);
        int size = 0;
        for (int i = 0; i < OBJECTS; i++) {
            if (size == table.most()) {
                table = grown(table);
            }
            int number = backwards ? OBJECTS - i : 1 + i;
            long object = Named.mix(number);
            int slot = table.find(object);
            assertThat(table.keys[slot]).isZero();
            table.keys[slot] = object;
            table.types[slot] = number;
            size++;
        }
        return table;
    }

    private static ObjectTable grown(ObjectTable old) {
        ObjectTable table = new ObjectTable(old.grown());
        for (int i = 0; i < old.room(); i++) {
            if (old.keys[i] != 0) {
                table.take(old, i);
            }
        }
        return table;
    }

    private static List<Integer> order(ObjectTable table) {
        List<Integer> order = new ArrayList<>();
        ProbeOrder.of(table.keys, table::find, slot -> order.add(table.types[slot]));
        return order;
    }

    @Test
    void eachObjectIsFoundAgainInATableOfAnySize() {
        ObjectTable table = filled(false);

        for (int number = 1; number <= OBJECTS; number++) {
            int slot = table.find(Named.mix(number));
            assertThat(table.types[slot]).isEqualTo(number);
        }
        assertThat(table.keys[table.find(Named.mix(OBJECTS + 1))]).isZero();
        assertThat(order(table)).doesNotHaveDuplicates().hasSize(OBJECTS);
    }

    /** A table that is as large as it has to be costs what the objects in it cost, and little more. */
    @Test
    void hardlyASlotInThreeIsFreeWhereThereAreMany() {
        ObjectTable table = filled(false);

        assertThat(table.room()).isLessThan(OBJECTS * 8 / 5);
        assertThat(ObjectTable.roomFor(OBJECTS, 256, Integer.MAX_VALUE)).isEqualTo(table.room());
    }

    @Test
    void theOrderOfComingDoesNotMatter() {
        assertThat(order(filled(true))).isEqualTo(order(filled(false)));
    }
}
