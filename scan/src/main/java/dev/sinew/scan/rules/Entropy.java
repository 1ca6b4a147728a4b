package dev.sinew.scan.rules;

/** How evenly the characters of a text are spread, after Shannon (1948). */
public final class Entropy {
    private Entropy() {}

    /** Bits a character; 0 for an empty text. */
    public static double of(String text) {
        int[] counts = new int[256];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
