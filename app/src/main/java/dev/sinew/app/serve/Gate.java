package dev.sinew.app.serve;

import dev.sinew.engine.observe.Observer;
import dev.sinew.inline.Guard;
import dev.sinew.inline.Ruling;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.Observation;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * What enforcement points ask: callers that are kept out do not pass, nor does what runs into a patch, and in front of an API neither
 * does what would be wrong if it succeeded.
 */
final class Gate implements Guard {
    private final Supplier<Observer> observers;
    private final BlockList blocks;
    private final PatchList patches;
    private final FirstAttempts attempts;
    private final Queue<Observer> idle = new ConcurrentLinkedQueue<>();

    /** A gate whose requests are observed by observers of their own, that tell nobody. */
    Gate(Supplier<Observer> observers, BlockList blocks, PatchList patches, FirstAttempts attempts) {
        this.patches = patches;
        this.observers = observers;
        this.blocks = blocks;
        this.attempts = attempts;
    }

    @Override
    public boolean watches() {
        return blocks.watches() || patches.watches() || attempts.watches();
    }

    @Override
    public Ruling rule(Exchange request) {
        return ask(request).waiting().get();
    }

    @Override
    public Asked ask(Exchange request) {
        Observation seen = observe(request);
        boolean head = request.request().body().state() == Body.State.UNKNOWN;
        if (head && blocks.watches() && !blocks.admits(seen)) {
            return Asked.now(Ruling.REFUSE);
        }
        Ruling patched = patches.watches() ? patches.rule(request, seen, head) : Ruling.PASS;
        return patched.verdict() == Ruling.Verdict.PASS && attempts.watches()
                ? attempts.ask(seen, head)
                : Asked.now(patched);
    }

    /** What to tell other proxies, which show neither bodies nor what came before: who is kept out, and what heads do not pass. */
    Guard ofOthers() {
        return new Guard() {
            @Override
            public boolean watches() {
                return blocks.watches() || patches.watches();
            }

            @Override
            public Ruling rule(Exchange request) {
                Observation seen = observe(request);
                if (blocks.watches() && !blocks.admits(seen)) {
                    return Ruling.REFUSE;
                }
                Ruling patched = patches.watches() ? patches.rule(request, seen, true) : Ruling.PASS;
                return patched.verdict() == Ruling.Verdict.NEEDS_BODY ? Ruling.PASS : patched;
            }
        };
    }

    private Observation observe(Exchange request) {
        Observer waiting = idle.poll();
        Observer observer = waiting == null ? observers.get() : waiting;
        try {
            return observer.observe(request);
        } finally {
            idle.add(observer);
        }
    }
}
