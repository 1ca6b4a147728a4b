package dev.sinew.engine.profile;

/** How many more fields all profiles together may keep: about 250 bytes each. Belongs to the thread of the folds. */
public final class FieldBudget {
    /** As much as 20,000 operations of 50 fields each in requests and answers need. */
    public static final int DEFAULT = 2_000_000;

    private final int all;
    private int left;
    private int sharers;

    public FieldBudget(int fields) {
        all = fields;
        left = fields;
    }

    /** Somebody else takes of it. */
    public void join() {
        sharers++;
    }

    /** What each has where all have the same. */
    public int share() {
        return all / Math.max(1, sharers);
    }

    boolean take() {
        return left > 0 && left-- > 0;
    }

    void giveBack(int fields) {
        left += fields;
    }

    /** How many are left. */
    public int left() {
        return left;
    }

    /** Counts fields that are kept already, whether there is room or not. */
    void took(int fields) {
        left -= fields;
    }
}
