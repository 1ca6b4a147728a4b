package dev.sinew.console;

/** Why a request is refused: what its sender is told, as a problem of RFC 9457. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int retryAfterSeconds;

    /** A refusal with a status of HTTP and a sentence that holds nothing from the request. */
    public Refusal(int status, String what) {
        this(status, what, 0);
    }

    /** A refusal for now: trying again makes sense after some seconds. */
    public Refusal(int status, String what, int retryAfterSeconds) {
        super(what, null, false, false);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** After how many seconds to try again, or 0 where that is no use. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** What its sender is told. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
