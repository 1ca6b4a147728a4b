package dev.sinew.scan.prefilter;

/**
 * A number of bytes in a row, all of one set, without which a pattern matches nowhere.
 *
 * @param set the set
 * @param length how many at least
 */
record Run(ByteSet set, int length) {
    private static final double MOST_SHARE = 0.98;

    /** How rare it is in usual texts: the logarithm of the chance, with its sign changed. */
    double rarity() {
        double share = set.share();
        return length == 0 || share > MOST_SHARE ? 0 : -length * Math.log(share);
    }
}
