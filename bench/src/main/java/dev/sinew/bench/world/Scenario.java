package dev.sinew.bench.world;

import java.util.function.BiConsumer;

/**
 * An attack that an application knows.
 *
 * @param attack its class
 * @param script queues the calls of one round, each by {@link Visit#strike}
 */
record Scenario<A extends Actor>(AttackClass attack, BiConsumer<Visit, A> script) {}
