package dev.sinew.model;

/**
 * A rule in the index.
 *
 * @param facts what its annotation and doc comment say
 * @param rule the stateless instance
 */
public record RuleEntry<R>(RuleFacts facts, R rule) {}
