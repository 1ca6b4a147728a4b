package dev.sinew.demo.bank;

/**
 * Which part of a list is asked for.
 *
 * @param limit at most so many
 * @param offset how many before
 */
record Paging(int limit, int offset) {
    static final int MOST = 100;
    static final int USUAL = 20;
    private static final int FARTHEST = 1_000_000;

    static Paging of(Call call) {
        return new Paging(
                within("limit", call.query("limit").orElse(Integer.toString(USUAL)), 1, MOST),
                within("offset", call.query("offset").orElse("0"), 0, FARTHEST));
    }

    private static int within(String name, String text, int least, int most) {
        String wrong = name + " is a number from " + least + " to " + most + ".";
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw Refused.malformed(wrong);
            }
            return number;
        } catch (NumberFormatException e) {
            throw Refused.malformed(wrong);
        }
    }
}
