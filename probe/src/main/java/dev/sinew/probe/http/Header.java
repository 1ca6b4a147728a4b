package dev.sinew.probe.http;

/** A header of a request; the value is not shown, as it may be a secret. */
public record Header(String name, String value) {
    @Override
    public String toString() {
        return name + ": …";
    }
}
