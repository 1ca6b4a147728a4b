package dev.sinew.scan.app;

/**
 * The answer to one of the questions that are asked of every app.
 *
 * @param question what is asked
 * @param verdict the answer in one word
 * @param note why, and how many
 */
public record Answer(Question question, Verdict verdict, String note) {
    /** The four questions of the study of 55 banking apps that found secrets in 54 of them. */
    public enum Question {
        SECRETS("Hard-coded secrets?"),
        INTERCEPTION("Open to interception?"),
        OBFUSCATED("Obfuscated?"),
        APIS("Which APIs does it open?");

        private final String text;

        Question(String text) {
            this.text = text;
        }

        /** It in words. */
        public String text() {
            return text;
        }
    }

    /** An answer in one word. */
    public enum Verdict {
        YES,
        PARTLY,
        NO,
        UNKNOWN
    }
}
