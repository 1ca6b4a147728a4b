package dev.sinew.demo.bank;

/** Why a call is refused: what its sender is told. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String what) {
        super(what, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refused malformed(String what) {
        return new Refused(400, "malformed", what);
    }

    static Refused unauthenticated() {
        return new Refused(401, "unauthenticated", "Log in first.");
    }

    static Refused forbidden() {
        return new Refused(403, "forbidden", "This is not yours.");
    }

    static Refused missing() {
        return new Refused(404, "not_found", "There is nothing like this.");
    }

    static Refused conflict(String what) {
        return new Refused(409, "conflict", what);
    }

    static Refused invalid(String what) {
        return new Refused(422, "invalid", what);
    }

    static Refused tooMany() {
        return new Refused(429, "too_many_attempts", "Too many attempts. Try again later.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
