package dev.sinew.spec.cases;

/** A case file that does not say what it must. */
final class BadCaseFile extends RuntimeException {
    BadCaseFile(String what) {
        super(what);
    }

    BadCaseFile(String what, Throwable cause) {
        super(what, cause);
    }
}
