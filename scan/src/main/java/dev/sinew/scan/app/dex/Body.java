package dev.sinew.scan.app.dex;

import java.util.List;

/**
 * What a method does, as a whole: of those that the system calls to ask for a decision.
 *
 * @param place which method
 * @param target it as others would call it
 * @param calls what it calls, in order, with values
 * @param returns what it returns, each value once
 * @param throwing whether it throws something itself
 * @param catching the types of what it catches; empty of what it catches without a type
 * @param complete whether it was followed to its end
 */
public record Body(
        Place place,
        Target target,
        List<Call> calls,
        List<Value> returns,
        boolean throwing,
        List<String> catching,
        boolean complete) {
    public Body {
        calls = List.copyOf(calls);
        returns = List.copyOf(returns);
        catching = List.copyOf(catching);
    }
}
