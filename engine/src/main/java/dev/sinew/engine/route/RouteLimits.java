package dev.sinew.engine.route;

/**
 * How much routes may remember.
 *
 * @param apis authorities
 * @param nodes raw segments of one api
 * @param totalNodes raw segments of all apis
 * @param pending paths of one api that were not found so far
 * @param values witnesses kept of a parameter's values when they are folded together
 * @param shapes forms of requests and answers of one api that are kept apart
 * @param selectors methods and selectors of one raw path
 * @param traces values of answers that are remembered of all apis together, beyond a few of each
 */
public record RouteLimits(
        int apis, int nodes, int totalNodes, int pending, int values, int shapes, int selectors, int traces) {
    public static final RouteLimits DEFAULT =
            new RouteLimits(10_000, 20_000, 400_000, 2_000, 24, 4_000, 2_000, 4_000_000);
}
