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
 * What enforcement points ask: callers that are kept out do not pass, and in front of an API neither does what would be wrong if it
 * succeeded.
 */
final class Gate implements Guard {
    private final Supplier<Observer> observers;
    private final BlockList blocks;
    private final FirstAttempts attempts;
    private final Queue<Observer> idle = new ConcurrentLinkedQueue<>();

    /** A gate whose requests are observed by observers of their own, that tell nobody. */
    Gate(Supplier<Observer> observers, BlockList blocks, FirstAttempts attempts) {
        this.observers = observers;
        this.blocks = blocks;
        this.attempts = attempts;
    }

    @Override
    public boolean watches() {
        return blocks.watches() || attempts.watches();
    }

    @Override
    public Ruling rule(Exchange request) {
        Observation seen = observe(request);
        boolean head = request.request().body().state() == Body.State.UNKNOWN;
        if (head && blocks.watches() && !blocks.admits(seen)) {
            return Ruling.REFUSE;
        }
        return attempts.watches() ? attempts.rule(seen, head) : Ruling.PASS;
    }

    /** What to tell other proxies, which show neither bodies nor what came before: whether somebody is kept out. */
    Guard ofOthers() {
        return new Guard() {
            @Override
            public boolean watches() {
                return blocks.watches();
            }

            @Override
            public Ruling rule(Exchange request) {
                return blocks.admits(observe(request)) ? Ruling.PASS : Ruling.REFUSE;
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
