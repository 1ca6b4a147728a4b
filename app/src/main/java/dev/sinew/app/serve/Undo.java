package dev.sinew.app.serve;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gives back what was opened so far, the last first, where a start fails half-way. */
final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    void add(Runnable step) {
        steps.push(step);
    }

    void run() {
        steps.forEach(Runnable::run);
    }
}
