package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;

/** A request that succeeded for its caller, and what came back. */
public record Reached(Filled filled, Reply reply) {}
