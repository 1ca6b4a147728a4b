package dev.sinew.engine.route;

/** What an answer's status says about whether the operation exists. */
enum Existence {
    /** It worked, or led on. */
    PROVEN,
    /** The server knows the place and would not, or the answer is not known. */
    LIKELY,
    /** The server failed; what is not there fails in many frameworks too. */
    DOUBTFUL,
    /** There is no such place, or no such method. */
    ABSENT;

    static Existence of(int status) {
        if (status < 100) {
            return LIKELY;
        }
        if (status < 400) {
            return PROVEN;
        }
        if (status == 404 || status == 405 || status == 501) {
            return ABSENT;
        }
        return status >= 500 ? DOUBTFUL : LIKELY;
    }
}
