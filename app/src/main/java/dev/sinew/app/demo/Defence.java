package dev.sinew.app.demo;

import dev.sinew.demo.people.Attack;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A way in which Sinew keeps attackers out. The story tells the same attack without it and with it. */
interface Defence {
    /** What it is, for people. */
    String words();

    /** Whether it is against those who attacked before; else others try the same. */
    boolean knowsAttackers();

    /** How many requests it refused, as Sinew counts them. */
    String counted();

    /** Whether it can do something about an attack. */
    boolean applies(Attack attack);

    /** Switches it on against who is in some incidents, and says what was done. */
    List<String> raise(Collection<JsonNode> incidents);
}
