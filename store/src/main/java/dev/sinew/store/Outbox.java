package dev.sinew.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is still to be told, and what was told before. Messages to one target keep their order. A message stays until it
 * arrived, or until somebody gives it up; then it is dead, and stays for people to see.
 */
public interface Outbox {
    /** How many messages may wait for one target; what comes beyond is dead at once. */
    int MOST_WAITING = 10_000;

    /** How many dead messages of one target are kept, the newest. */
    int MOST_DEAD = 1_000;

    /**
     * What was told last of a subject.
     *
     * @param key of the subject
     * @param level how bad it was then; what a level means is the writer's business
     * @param reference the name that it was told under
     * @param at when
     */
    record Told(String key, int level, String reference, Instant at) {}

    /**
     * A message for a target.
     *
     * @param target its name
     * @param event names the event: the same in each delivery of it
     * @param at when it happened
     * @param json what happened
     */
    record Message(String target, String event, Instant at, String json) {}

    /**
     * A message that waits.
     *
     * @param number its place among all
     * @param attempts how often it was tried
     * @param due when to try next
     */
    record Waiting(long number, Message message, int attempts, Instant due) {}

    /**
     * How a target stands.
     *
     * @param waiting how many messages wait
     * @param dead how many were given up
     * @param why the last attempt of the first that waits failed, else why the last dead one was given up; empty where all is well
     */
    record Standing(long waiting, long dead, String why) {
        public static final Standing EMPTY = new Standing(0, 0, "");
    }

    /** What was told of all subjects, by key. */
    Map<String, Told> told();

    /**
     * Notes what is told and adds the messages that tell it, all or nothing. Messages to targets that there are not are left out.
     *
     * @return how many were dead at once
     */
    long put(List<Told> told, List<Message> messages);

    /** No longer knows what was told of subjects. */
    void forget(List<String> keys);

    /** Of each target the message that is next. */
    List<Waiting> next();

    /** A message arrived. */
    void sent(long number);

    /** A message did not arrive, and is tried again. */
    void later(long number, Instant due, String why);

    /** A message is given up. */
    void dead(long number, String why);

    /** How all targets stand that anything waits for, or was given up of. */
    SortedMap<String, Standing> standings();

    /** Has all dead messages of a target wait again, as of now, in their place. Says how many. */
    long retry(String target, Instant now);

    /** Takes the dead messages of a target away. Says how many. */
    long clear(String target);
}
