package dev.sinew.demo.people;

/** Is told of every call when it is over, from many threads at once. */
public interface Witness {
    /** Takes note of a call. */
    void saw(Outcome outcome);
}
