package dev.sinew.report;

/** Makes text from traffic fit for a terminal: control characters could move the cursor or forge lines. */
public final class PlainText {
    private PlainText() {}

    /** The text with every control, format and line-separating character replaced by U+FFFD. */
    public static String of(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            boolean bad = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (bad && out == null) {
                out = new StringBuilder(text);
            }
            if (bad && out != null) {
                out.setCharAt(i, '\ufffd');
            }
        }
        return out == null ? text : out.toString();
    }
}
