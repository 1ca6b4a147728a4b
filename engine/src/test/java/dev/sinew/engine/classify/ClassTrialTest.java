package dev.sinew.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Recall and silence over fields of made-up values; {@link ClassTrial} prints the table. */
class ClassTrialTest {
    /** Forms without a check that take a name. */
    private static final Set<DataClass> NEED_A_NAME = EnumSet.of(DataClass.CARD_EXPIRY, DataClass.ICD_10);
    /** The name alone tells them, so that a near miss is one all the same. */
    private static final Set<DataClass> BY_NAME_TOO = EnumSet.of(
            DataClass.PHONE,
            DataClass.US_SSN,
            DataClass.DE_TAX_ID,
            DataClass.PASSPORT_NUMBER,
            DataClass.DEVICE_ID,
            DataClass.US_BANK_ACCOUNT,
            DataClass.PASSWORD_HASH);

    private static final Set<DataClass> CHECKED = checked();

    private final ClassTrial trial = new ClassTrial(1);

    private static Set<DataClass> checked() {
        Set<DataClass> checked = EnumSet.allOf(DataClass.class);
        checked.removeIf(each -> !each.isChecked());
        return checked;
    }

    @Test
    void aTellingNameFindsEveryClass() {
        List<String> missed = new ArrayList<>();
        for (DataClass each : DataClass.values()) {
            for (int values : new int[] {1, 5, 200}) {
                double recall = trial.recall(each, true, values, values == 200 ? 2 : 10);
                if (recall < 1) {
                    missed.add(each.id() + " of " + values + ": " + recall);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void manyValuesFindEveryClassWithACheck() {
        List<String> missed = new ArrayList<>();
        for (DataClass each : CHECKED) {
            if (!NEED_A_NAME.contains(each) && trial.recall(each, false, 200, 3) < 1) {
                missed.add(each.id());
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void someJunkHidesNoClassWithACheck() {
        List<String> missed = new ArrayList<>();
        for (DataClass each : CHECKED) {
            if (!NEED_A_NAME.contains(each) && trial.recallAmongJunk(each, 100, 2) < 1) {
                missed.add(each.id());
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void oneValueWithoutATellingNameIsEnoughForStrongChecksOnly() {
        List<String> wrong = new ArrayList<>();
        for (DataClass each : CHECKED) {
            double recall = trial.recall(each, false, 1, 20);
            if (each.luck() <= 1e-5 ? recall < 1 : recall > 0) {
                wrong.add(each.id() + ": " + recall);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aBrokenCheckIsNoneWhateverItIsCalled() {
        List<String> wrong = new ArrayList<>();
        for (DataClass each : CHECKED) {
            for (int values : new int[] {1, 5, 200}) {
                if (!BY_NAME_TOO.contains(each)
                        && trial.nearMisses(each, true, values, values == 200 ? 1 : 10)
                                .contains(each.id())) {
                    wrong.add(each.id() + " of " + values);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aBrokenCheckIsNoOtherClassEither() {
        List<String> wrong = new ArrayList<>();
        for (DataClass each : CHECKED) {
            for (int values : new int[] {1, 200}) {
                Set<String> found = trial.nearMisses(each, false, values, 3);
                if (!found.isEmpty()) {
                    wrong.add(each.id() + " of " + values + " is " + found);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void twoMillionOtherValuesAreQuiet() {
        assertThat(trial.falseAlarms(2_000, 1_000)).isEmpty();
    }

    /** At most one field in ten thousand, of all classes together. */
    @Test
    void fewOtherValuesAreQuiet() {
        for (int values : new int[] {1, 5}) {
            Map<String, Integer> alarms = trial.falseAlarms(50_000 / values, values);

            assertThat(alarms.values().stream().mapToInt(Integer::intValue).sum())
                    .as("%s of %d", alarms, values)
                    .isLessThanOrEqualTo(5 / values);
        }
    }
}
